import fc from 'fast-check';
import { DAY, HOUR, MINUTE } from '../core/duration';
import { PAGES } from '../model/move';
import type { Role, User, Who } from '../model/world';
import { entries, operations } from './draw-values';
import type { Scene } from './scene';

const users = fc.constantFrom<User>('Ana', 'Ana', 'Ben');
const people = fc.constantFrom<Who>(
  'the visitor',
  'Ana',
  'the other visitor',
  'Ben',
  'the visitor',
  'Ana',
  'Sue',
);
/** Where there is no such wiki, the first. */
const roles = fc.constantFrom<Role>('first', 'first', 'second', 'second', 'third');
/** Some time, in ms. */
const spans = fc.oneof(
  fc.integer({ min: 1, max: 120 }).map((count) => count * MINUTE),
  fc.integer({ min: 1, max: 24 * 40 }).map((count) => count * HOUR),
  fc.integer({ min: 1, max: 800 }).map((count) => count * DAY),
  fc.constantFrom(3660 * DAY, 61 * MINUTE, 119 * MINUTE),
);

const of = (parts: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(parts) as fc.Arbitrary<unknown> as fc.Arbitrary<Scene>;
const does = <D extends string>(what: D) => fc.constant(what);

const pages = fc.constantFrom<'front' | 'another' | 'missing' | (typeof PAGES)[number]>(
  'another',
  'front',
  'missing',
  ...PAGES.slice(0, 3),
);

const named = fc.constantFrom(...PAGES.slice(0, 3));
const visitors = fc.constantFrom<Who>('the visitor', 'the other visitor');
const signers = fc.constantFrom<User>('Ana', 'Ana', 'Ben', 'Sue');

/** Whatever somebody might do: a kind stands here as often as it is wanted more than others. */
export const SCENES: fc.Arbitrary<Scene>[] = [
  of({ does: does('open'), who: people, at: roles, page: pages }),
  of({ does: does('open'), who: people, at: roles, page: pages }),
  of({ does: does('walk'), who: people, at: roles, pages: fc.array(named, { minLength: 2, maxLength: 3 }) }),
  of({ does: does('sign in'), who: signers, at: roles }),
  of({ does: does('sign in'), who: signers, at: roles }),
  of({ does: does('leave'), who: signers, at: roles }),
  of({ does: does('stay away'), who: signers, at: roles }),
  of({ does: does('choose'), who: users, on: fc.boolean() }),
  of({ does: does('choose anew'), who: users, on: fc.boolean() }),
  of({ does: does('macro'), who: people, at: roles }),
  of({ does: does('macros'), who: people, at: roles, times: fc.integer({ min: 2, max: 6 }) }),
  of({
    does: does('keep'),
    who: people,
    at: roles,
    entries,
    meanwhile: fc.array(pages, { maxLength: 1 }),
  }),
  of({ does: does('both walk'), who: people, other: people, at: roles }),
  of({ does: does('keep anew'), who: people, at: roles }),
  of({ does: does('both keep'), who: people, other: people, at: roles }),
  of({ does: does('dict'), who: people, at: roles, operations }),
  ...Array(2).fill(of({ does: does('use'), who: people, at: roles, operations })),
  ...(['before', 'after', 'late', 'kept'] as const).map((edge) =>
    of({ does: does('wait for'), who: people, edge: does(edge) }),
  ),
  of({ does: does('wait'), ms: spans }),
  of({ does: does('close'), who: people }),
  of({ does: fc.constantFrom('foreign' as const, 'forge' as const), who: people }),
  of({ does: does('replay'), who: people }),
  of({ does: does('change user'), who: fc.constantFrom<User>('Sue', 'Sue', 'Ana'), to: does('Ben') }),
  of({ does: does('come back'), who: does('Sue') }),
  of({ does: fc.constantFrom('identify' as const), who: does('Ana') }),
  of({ does: does('follow'), who: people }),
  ...Array(4).fill(of({ does: does('what is special'), who: users, at: roles })),
  of({ does: does('token'), who: visitors }),
  of({ does: does('cross'), who: users, from: fc.constantFrom<Role>('first', 'second') }),
];
