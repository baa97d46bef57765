import type { Settings } from '../core/settings';
import type { Move } from '../model/move';
import type { Setting } from './draw-settings';
import type { Broken } from './story';

const PLAIN: readonly [number, number] = [1, 12];

/** The setting with one thing of it made plain, the plainest first; each of them differs from it. */
export function plainerThan(setting: Setting): Setting[] {
  const { layout, settings, remember } = setting;
  const { cookie_domain: _domain, cookie_path: _path, ...unscoped } = settings;
  const { session_service: _service, ...byDefault } = settings;
  const withSettings = (plainer: Settings): Setting => ({ ...setting, settings: plainer });
  const candidates: Setting[] = [
    { generation: setting.generation, layout: 'one wiki', settings: unscoped, remember },
    // The third wiki of a farm has nothing configured.
    ...(layout.includes('third')
      ? [{ ...setting, layout: 'one wiki' as const, settings: { cookie_lifetime: null } }]
      : []),
    ...(settings.cookie_domain && layout.startsWith('two hosts')
      ? [
          {
            ...setting,
            layout: 'one wiki on a host with a name' as const,
            settings: { ...settings, cookie_path: null },
          },
        ]
      : []),
    ...(layout.startsWith('two') && layout.includes('path')
      ? [
          {
            ...setting,
            layout: 'one wiki under a path' as const,
            settings: { ...settings, cookie_domain: null },
          },
        ]
      : []),
    withSettings(byDefault),
    ...lifetimes(settings).map((cookie_lifetime) => withSettings({ ...settings, cookie_lifetime })),
    ...(settings.cookie_domain ? [{ ...withSettings({ ...settings, cookie_domain: null }) }] : []),
    ...(settings.cookie_path ? [{ ...withSettings({ ...settings, cookie_path: null }) }] : []),
    ...authLists(settings).map((plainer) => withSettings({ ...settings, ...plainer })),
    ...(['Ana', 'Ben'] as const).map((user) => ({ ...setting, remember: { ...remember, [user]: false } })),
    ...(layout.includes('third') ? [{ ...setting, layout: withoutThird(layout) }] : []),
  ];
  return candidates.filter((each) => JSON.stringify(each) !== JSON.stringify(setting));
}

function withoutThird(layout: Setting['layout']): Setting['layout'] {
  return layout.split(', and a third')[0] as Setting['layout'];
}

function lifetimes({ cookie_lifetime: now }: Settings): NonNullable<Settings['cookie_lifetime']>[] {
  if (now === undefined) return [];
  if (now === null) return [PLAIN, [0, 12]];
  const [anonymous, loggedIn] = now;
  if (typeof anonymous !== 'number' || typeof loggedIn !== 'number') return [];
  const all: [number, number][] = [
    [...PLAIN],
    // The one element longer than the other, and the other way round.
    [PLAIN[1], PLAIN[0]],
    [PLAIN[0], loggedIn],
    [anonymous, PLAIN[1]],
    [anonymous, Math.abs(loggedIn)],
    [whole(anonymous), loggedIn],
    [anonymous, whole(loggedIn)],
  ];
  return all
    .filter(([a, b]) => a !== anonymous || b !== loggedIn)
    .filter(([a, b]) => rank(a) + rank(b) < rank(anonymous) + rank(loggedIn));
}

const whole = (hours: number) =>
  Number.isInteger(hours) ? hours : Math.sign(hours) * Math.max(1, Math.round(Math.abs(hours)));

/** How far hours are from plain ones. */
function rank(hours: number): number {
  return (
    (hours === 0 ? 8 : 0) +
    (hours < 0 ? 4 : 0) +
    (Number.isInteger(hours) ? 0 : 2) +
    (hours === PLAIN[0] || hours === PLAIN[1] ? 0 : 1)
  );
}

const USUAL = [null, ['moin_login', 'moin_session'], ['moin_login', 'moin_session', 'moin_anon_session']];

function authLists({ auth, anonymous_cookie_lifetime: hours }: Settings): Settings[] {
  if (auth === undefined) return [];
  const now = USUAL.findIndex((list) => JSON.stringify(list) === JSON.stringify(auth));
  const plainer = USUAL.slice(0, now < 0 ? USUAL.length : now).map((list) => ({ auth: list }));
  return [
    ...plainer,
    ...(hours && hours !== 1
      ? [
          { anonymous_cookie_lifetime: 1 },
          ...(Number.isInteger(hours) ? [] : [{ anonymous_cookie_lifetime: whole(hours) }]),
        ]
      : []),
  ];
}

/** The same move at the first wiki, where there is one alone. */
export function atFirst({ layout }: Setting): (move: Move) => Move {
  const isOne = layout.startsWith('one wiki');
  return (move) => ('at' in move && isOne ? { ...move, at: 'first' } : move);
}

/** How much there is to read in a story. */
export function sizeOf(story: readonly Move[]): number {
  const of = (move: Move) => {
    if (move.does === 'wait') return move.until?.edge === 'kept' ? 1.5 : 1;
    return move.does === 'dict' ? 1 + move.operations.length : 1;
  };
  return story.reduce((sum, move) => sum + of(move), 0);
}

/** The story with one move less, one operation less in a request, or a shorter wait; what was foreseen last stays. */
export function shorterThan({ story, prediction }: Broken): Move[][] {
  const { expected } = prediction;
  const last = story.length - 1;
  const withoutOne = story
    .slice(0, -1)
    .map((_, index) => story.filter((_each, at) => at !== last - 1 - index));
  const withLess = story.flatMap((move, at) => {
    if (move.does !== 'dict' || move.operations.length < 2) return [];
    return move.operations.flatMap((_, index) => {
      if (at === last && expected.of === 'operation' && expected.index === index) return [];
      return [story.with(at, { ...move, operations: move.operations.filter((_each, its) => its !== index) })];
    });
  });
  const sooner = story.flatMap((move, at) => {
    if (move.does !== 'wait' || move.until?.edge !== 'kept') return [];
    return [story.with(at, { ...move, until: { ...move.until, edge: 'late' as const } })];
  });
  return [...withoutOne, ...withLess, ...sooner];
}
