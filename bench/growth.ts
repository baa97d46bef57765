import { CONNECTIONS, READ, WRITE } from './compare';
import { interleaved, median } from './rounds';
import { type Load, Subject } from './subject';

const SIZES = [1_000, 100_000, 1_000_000];

interface Sweep {
  readonly swept: number;
  readonly took: number;
  readonly blocked: number;
}

/**
 * How the cost of a request grows with the sessions that are stored, as a multiple of what it is with the fewest; how
 * long removing 1 % of them takes, and how long that kept all else waiting, under load too. Times in ms.
 */
export async function growth(store: string, place: (store: string) => string, rounds: number) {
  const running = new Map<string, Subject>();
  for (const size of SIZES) {
    running.set(`${size}`, await Subject.start('reference.ts', READ, place(store), `${size}`));
  }
  const measure = (path: string) => {
    const loads = [...running].map(([size, subject]) => [size, () => subject.load(CONNECTIONS, path)]);
    return interleaved<string, Load>(Object.fromEntries(loads), rounds);
  };
  const [reads, writes] = [await measure(READ), await measure(WRITE)];

  const rows = [];
  for (const [size, subject] of running) {
    const { swept, took, blocked } = await subject.ask<Sweep>({ hoursAgo: 2 });
    const load = subject.load(CONNECTIONS, READ);
    const loaded = await subject.ask<Sweep>({ hoursAgo: 1 });
    await load;
    rows.push({
      store,
      sessions: Number(size),
      read: growthOf(reads, size),
      write: growthOf(writes, size),
      swept,
      took,
      blocked,
      tookUnderLoad: loaded.took,
      blockedUnderLoad: loaded.blocked,
    });
    await subject.stop();
  }
  return rows;
}

function growthOf(loads: Record<string, Load[]>, size: string): number {
  const fewest = loads[`${SIZES[0]}`] as Load[];
  const many = loads[size] as Load[];
  return median(many.map(({ perSecond }, round) => (fewest[round] as Load).perSecond / perSecond));
}
