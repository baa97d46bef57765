import fc from 'fast-check';
import { NotTestable } from '../core/errors';
import type { Abilities } from '../model/world';
import type { Run } from '../run';
import { type Setting, settingsOf } from './draw-settings';
import { provide } from './wikis';

/** How many settings stories are told on where each costs a launch: no more than run at once. */
const LAUNCHES = 6;

/** How many are drawn until so many were had. */
const DRAWN = 200;

/** The settings that are worth a launch first: each rules other stories than those before. */
const WORTHWHILE: readonly Pick<Setting, 'generation' | 'settings'>[] = [
  { generation: 'session-service', settings: { cookie_lifetime: [1, 12] } },
  { generation: 'session-service', settings: { cookie_lifetime: [0, 0.5] } },
  { generation: 'session-service', settings: { cookie_lifetime: [1.25, -2] } },
  { generation: 'session-service', settings: { cookie_lifetime: [800, 6] } },
  { generation: 'session-service', settings: { cookie_lifetime: [2, 0] } },
  { generation: 'auth-list', settings: { auth: null } },
  {
    generation: 'auth-list',
    settings: { auth: ['moin_login', 'moin_session', 'moin_anon_session'], anonymous_cookie_lifetime: 1 },
  },
  {
    generation: 'auth-list',
    settings: { auth: ['moin_login', 'moin_anon_session', 'moin_session'], anonymous_cookie_lifetime: 0.5 },
  },
];

const REMEMBER: Setting['remember'][] = [
  { Ana: false, Ben: true, Sue: false },
  { Ana: true, Ben: false, Sue: false },
];

/** What stories are told on: drawn each time where that costs nothing, or one of few, or the wiki as it is. */
export async function settingsFor(run: Run, can: Abilities, seed: number): Promise<fc.Arbitrary<Setting>> {
  const { target } = run;
  const { generations, otherSettings } = target;
  if (otherSettings === 'free') return settingsOf(generations);
  const asItIs = generations.map((generation) => ({ generation, layout: 'one wiki' as const, settings: {} }));
  const worthwhile = WORTHWHILE.filter(({ generation }) => generations.includes(generation)).map((each) => ({
    ...each,
    layout: 'one wiki' as const,
  }));
  const drawn = fc.sample(settingsOf(generations), { numRuns: DRAWN, seed });
  const candidates = otherSettings === 'none' ? asItIs : [...worthwhile, ...drawn];
  const had: Setting[] = [];
  let lack: unknown;
  for (const candidate of candidates) {
    if (had.length >= LAUNCHES * REMEMBER.length) break;
    for (const remember of REMEMBER) {
      const setting: Setting = { ...candidate, remember };
      const missing = await provide(run, setting, can).then(
        () => undefined,
        (error) => error,
      );
      if (missing === undefined) had.push(setting);
      else if (missing instanceof NotTestable) lack ??= missing;
      else throw missing;
    }
  }
  if (had.length === 0) throw lack;
  return fc.constantFrom(...had);
}
