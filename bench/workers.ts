import { Server } from '../tests/reference/faults/server';
import { CONNECTIONS, PAGE } from './compare';
import { interleaved, median } from './rounds';
import { type Load, Subject } from './subject';

/** Pages a second by two processes at one port, and as a multiple of those by one in the same round. */
export async function workers(store: string, place: (store: string) => string, rounds: number) {
  const servers = [
    await Server.start(place(store)),
    await Server.start(place(store), '(1, 12)', '--workers', '2'),
  ];
  const [one, two] = (await Promise.all(servers.map(({ url }) => Subject.at(`${url}${PAGE}`)))) as [
    Subject,
    Subject,
  ];
  const loads = await interleaved<'one' | 'two', Load>(
    { one: () => one.load(CONNECTIONS, PAGE), two: () => two.load(CONNECTIONS, PAGE) },
    rounds,
  );
  await Promise.all([one.stop(), two.stop(), ...servers.map((server) => server.kill())]);
  return {
    store,
    one: median(loads.one.map(({ perSecond }) => perSecond)),
    two: median(loads.two.map(({ perSecond }) => perSecond)),
    ofOne: median(loads.two.map(({ perSecond }, round) => perSecond / (loads.one[round] as Load).perSecond)),
  };
}
