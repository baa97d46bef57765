import { wallClock } from '../core/clock';
import { DAY, FOREVER_AT_LEAST } from '../core/duration';
import { NotTestable } from '../core/errors';
import { Evidence } from '../core/evidence';
import { NOTHING_CONFIGURED } from '../core/settings';
import type { Abilities, User, World } from '../model/world';
import type { Run } from '../run';
import { LAYOUTS } from '../targets/layouts';
import type { Placement } from '../targets/placement';
import type { Farm, Target } from '../targets/target';
import { type Condition, exactly } from '../targets/wiki-request';
import type { Account } from '../wiki/wiki';
import type { Setting } from './draw-settings';
import { Stage } from './stage';

/** Clocks only go on, and launched wikis live for many stories. */
const LONGEST_WAIT = { free: FOREVER_AT_LEAST + 11 * DAY, launched: 400 * DAY, none: 0 };

async function keepsCookiesAtMost(run: Run): Promise<number> {
  const agent = await run.newBrowser({ clock: wallClock() }, 'the suite', new Evidence());
  const { keepsCookiesAtMost } = agent;
  await agent.end();
  return keepsCookiesAtMost;
}

/** What a target lets be seen, found out once. */
export async function abilitiesOf(run: Run): Promise<Abilities> {
  const { target } = run;
  const has = async (need: Parameters<Target['lacks']>[0]) => !(await target.lacks(need));
  const without = (what: (typeof target.without)[number]) => target.without.includes(what);
  return {
    waits: (await has('clock')) ? LONGEST_WAIT[target.otherSettings] : 0,
    keepsCookiesAtMost: await keepsCookiesAtMost(run),
    exampleMacro: await has('example-macro'),
    dictMacro: await has('dict-macro'),
    rememberMe: !without('remember_me') && !target.live,
    changeUser: (await has('superuser')) && (await has('change-user')) && !without('change-user'),
    trail: (await has('trail')) && !without('trail'),
    anonymousReaders: await has('anonymous-readers'),
  };
}

/** A wiki as a setting says, and the world that the model is told of. Throws NotTestable where it can't be had. */
export async function provide(
  run: Run,
  setting: Setting,
  can: Abilities,
): Promise<{ world: World; stage: Stage }> {
  const { generation, layout, settings, second, remember } = setting;
  const placements: readonly Placement[] = LAYOUTS[layout].placements;
  const conditions: Condition[] = Object.keys(settings).length > 0 ? [exactly(settings)] : [];
  if (second) conditions.push({ ...exactly(second), only: 'second' });
  const farm = await run.target.provide({ generation, layout, placements, conditions });
  const accounts = castFor(farm, remember);
  const places = placements.filter(isNotRemote).map(({ role, host, path }) => ({
    role: role as 'first',
    path,
    ...(host ? { host } : {}),
  }));
  const unsaid = run.target.otherSettings === 'none' ? {} : NOTHING_CONFIGURED;
  const known = [...farm.wikis].map(([role, wiki]) => [role, { ...unsaid, ...wiki.settings }]);
  const world: World = {
    generation,
    places,
    settings: Object.fromEntries(known),
    remember,
    remote: !placements.every(isNotRemote),
    can,
  };
  return { world, stage: new Stage(run, farm, accounts) };
}

const isNotRemote = ({ role }: Placement) => role !== 'remote';

/** The accounts of those in the story, by what they had chosen. */
function castFor({ accounts }: Farm, remember: Setting['remember']): Map<User, Account> {
  const cast = new Map<User, Account>();
  const taken = () => [...cast.values()];
  for (const user of ['Ana', 'Ben', 'Sue'] as const) {
    const fit = accounts.filter(
      (account) =>
        !account.disabled &&
        Boolean(account.superuser) === (user === 'Sue') &&
        !taken().some(({ name }) => name === account.name),
    );
    const account = fit.find(({ remember_me = false }) => remember_me === remember[user]);
    if (account) cast.set(user, { ...account });
    else if (user !== 'Sue')
      throw new NotTestable(
        `an account with remember_me ${remember[user] ? 'on' : 'off'} is needed`,
        'accounts: two users, with their remember_me',
      );
  }
  return cast;
}
