import type { Agent } from '../../agents/agent';
import { Evidence } from '../../core/evidence';
import type { StoredCookie } from '../../core/stored-cookie';
import { signIn } from '../signing-in';
import { type Account, address, type Wiki } from '../wiki';
import { cookiesOfHost, type NewBrowser, type SessionView, viewSession } from './browsers';
import { whatMatters } from './minimal-sets';

/** Whether each cookie that was tried carries the session, by name. */
export type Classified = ReadonlyMap<string, boolean>;

/** Characters of the shortest value that can't be guessed: 96 bits in base64. */
const SHORTEST_ID = 16;

/** An anonymous visitor's first request brings the cookie, the second stores, the third loads. */
const VISITS_TO_LOAD = 3;

/** Signs in and leaves out one cookie at a time. A wiki that others use is not asked that often: see `canTry`. */
export async function bySigningIn(wiki: Wiki, account: Account, newBrowser: NewBrowser): Promise<Classified> {
  const evidence = new Evidence();
  const agent = await newBrowser(account.name, evidence);
  try {
    const answer = await signIn(agent, wiki, account);
    const held = await givenBy(wiki, agent, evidence);
    const [, second] = held;
    if (second && wiki.live) return new Map();
    if (second) await load(agent, wiki);
    const tried = new Trial(wiki, newBrowser, await viewSession(agent, wiki));
    const all = await tried.view(held);
    if (all.user) return second ? tried.classify(held) : new Map(held.map(({ name }) => [name, true]));
    // Where signing in does not last, its cookie shows by what it is: new with the answer, and not to be guessed.
    const set = answer.exchanges.flatMap(({ setCookies }) => setCookies);
    const likely = set.filter(({ value, lasts = 1 }) => lasts > 0 && value.length >= SHORTEST_ID);
    const names = new Set(likely.map(({ name }) => name));
    return names.size === 1 ? new Map([...names].map((name) => [name, true])) : new Map();
  } finally {
    await agent.end();
  }
}

/** Has the example macro keep a value for an anonymous visitor, and leaves out one cookie at a time. */
export async function byVisiting(wiki: Wiki, newBrowser: NewBrowser): Promise<Classified> {
  const evidence = new Evidence();
  const agent = await newBrowser('an anonymous visitor', evidence);
  try {
    await agent.open(address(wiki, wiki.places.front));
    const view = await load(agent, wiki);
    const held = await givenBy(wiki, agent, evidence);
    if (view.reading.says === 'something else') return new Map();
    // Nothing is kept for who holds all of these, so none of them carries an anonymous session.
    if (view.reading.says !== 'loaded') return new Map(held.map(({ name }) => [name, false]));
    return new Trial(wiki, newBrowser, view).classify(held);
  } finally {
    await agent.end();
  }
}

/** The cookies that this wiki's host gave a browser, which may hold those of other hosts too. */
async function givenBy(wiki: Wiki, agent: Agent, { exchanges }: Evidence): Promise<StoredCookie[]> {
  const own = exchanges.filter(({ url }) => url.hostname === wiki.base.hostname);
  const names = new Set(own.flatMap(({ setCookies }) => setCookies.map(({ name }) => name)));
  return (await cookiesOfHost(agent, wiki)).filter(({ name }) => names.has(name));
}

async function load(agent: Agent, wiki: Wiki): Promise<SessionView> {
  let view = await viewSession(agent, wiki);
  for (let visit = 1; visit < VISITS_TO_LOAD && view.reading.says !== 'loaded'; visit += 1) {
    view = await viewSession(agent, wiki);
  }
  return view;
}

/** What other browsers see that hold some of the cookies of one. */
class Trial {
  constructor(
    readonly wiki: Wiki,
    readonly newBrowser: NewBrowser,
    /** What the browser sees that the cookies were given to. */
    readonly own: SessionView,
  ) {}

  /** Whether it is the same user, and the same value. */
  async view(cookies: readonly StoredCookie[]): Promise<{ user: boolean; value: boolean }> {
    const agent = await this.newBrowser('a copy', new Evidence());
    try {
      await agent.hold(cookies);
      const { user, reading } = await viewSession(agent, this.wiki);
      const { reading: before } = this.own;
      return {
        user: user !== undefined && user === this.own.user,
        value: reading.says === 'loaded' && before.says === 'loaded' && reading.value === before.value,
      };
    } finally {
      await agent.end();
    }
  }

  async classify(held: readonly StoredCookie[]): Promise<Classified> {
    const all = await this.view(held);
    const matter = new Set<StoredCookie>();
    for (const what of ['user', 'value'] as const) {
      if (!all[what]) continue;
      const seen = async (some: readonly StoredCookie[]) => (await this.view(some))[what];
      for (const cookie of await whatMatters(held, seen)) matter.add(cookie);
    }
    const after = await this.view(held);
    // Trying may have ended the session: then a cookie that was left out proves nothing.
    if (matter.size === 0 || after.user !== all.user || after.value !== all.value) return new Map();
    return new Map(held.map((cookie) => [cookie.name, matter.has(cookie)]));
  }
}
