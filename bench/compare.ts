import { interleaved, median } from './rounds';
import { type Load, Subject } from './subject';

export const CONNECTIONS = 32;
const LIMIT = 'plain node:http, Map';

/** The reference's own page with the documents' macro, without the frame round it. */
export const READ = '/SessionMacro?action=content';
/** The page as visitors get it, with the frame and what is told of the session beside it. */
export const PAGE = '/SessionMacro';
/** The first with a macro that sets the number to another one in each request: the bench's own, in the place of this one. */
export const WRITE = '/SessionDict?action=content';

const PEERS: Readonly<Record<string, string>> = {
  'express-session': 'peers/express-session.js',
  '@fastify/session': 'peers/fastify-session.js',
  'koa-session': 'peers/koa-session.js',
  'hono-sessions': 'peers/hono-sessions.mjs',
};

/** A server, and what is asked of it. */
interface Candidate {
  readonly name: string;
  readonly subject: Subject;
  readonly path?: string;
}

/**
 * Requests a second of the limit, the reference with each store, and what people would use instead. Ratios are medians
 * of those within a round. Times in ms.
 * @param place names a new, empty store of that kind
 */
export async function compare(
  stores: readonly string[],
  place: (store: string) => string,
  peers: boolean,
  rounds: number,
) {
  const candidates = await start(stores, place, peers);
  const many = await measure(candidates, rounds, CONNECTIONS);
  const alone = await measure(candidates, Math.ceil(rounds / 2), 1);
  await Promise.all([...new Set(candidates.map(({ subject }) => subject))].map((subject) => subject.stop()));

  const limits = many[LIMIT] as Load[];
  return candidates.map(({ name }) => {
    const loads = many[name] as Load[];
    return {
      name,
      perSecond: median(loads.map(({ perSecond }) => perSecond)),
      ofLimit: median(loads.map(({ perSecond }, round) => perSecond / (limits[round] as Load).perSecond)),
      p99: median(loads.map(({ p99 }) => p99)),
      alone: median((alone[name] as Load[]).map(({ mean }) => mean)),
    };
  });
}

async function start(
  stores: readonly string[],
  place: (store: string) => string,
  peers: boolean,
): Promise<Candidate[]> {
  const candidates: Candidate[] = [
    { name: LIMIT, subject: await Subject.start('peers/plain.js', '/') },
    { name: 'the same, batched', subject: await Subject.start('peers/plain.js', '/', '--batched') },
  ];
  for (const store of stores) {
    const subject = await Subject.start('reference.ts', READ, place(store));
    candidates.push({ name: `reference, ${store}`, subject });
    candidates.push({ name: `reference, ${store}, each a write`, subject, path: WRITE });
    candidates.push({ name: `reference, ${store}, the whole page`, subject, path: PAGE });
    if (store === 'memory') continue;
    const bare = await Subject.start('peers/plain-store.js', '/', place(store));
    candidates.push({ name: `plain node:http, ${store}, each a write`, subject: bare });
  }
  for (const [name, script] of Object.entries(peers ? PEERS : {})) {
    candidates.push({ name, subject: await Subject.start(script, '/') });
  }
  const { MOINMOIN } = process.env;
  if (MOINMOIN) candidates.push({ name: MOINMOIN, subject: await Subject.at(MOINMOIN) });
  return candidates;
}

function measure(candidates: readonly Candidate[], rounds: number, connections: number) {
  const loads = candidates.map(({ name, subject, path }) => [name, () => subject.load(connections, path)]);
  return interleaved<string, Load>(Object.fromEntries(loads), rounds);
}
