import type { Agent } from '../../agents/agent';
import { Evidence } from '../../core/evidence';
import { type SetCookie, setInTheEnd } from '../../core/set-cookie';
import type { StoredCookie } from '../../core/stored-cookie';
import { signIn } from '../signing-in';
import { type Account, address, type Wiki } from '../wiki';
import { cookiesOfHost, type NewBrowser, type SessionView, viewSession } from './browsers';
import { whatMatters } from './minimal-sets';

/**
 * Whether each cookie that was tried carries the session, by name; undefined where nothing was kept by it, which another
 * wiki of the program, with other settings, may do.
 */
export type Classified = ReadonlyMap<string, boolean | undefined>;

/** Characters of the shortest value that can't be guessed: 96 bits in base64. */
const SHORTEST_ID = 16;

/** An anonymous visitor's first request brings the cookie, the second stores, the third loads. */
const VISITS_TO_LOAD = 3;

/** A session that was begun to be tried: what its browser holds for the wiki's host, and sees. */
interface Begun {
  held: readonly StoredCookie[];
  own: SessionView;
  /** The cookies that the answer to signing in set. */
  setBySignIn: readonly SetCookie[];
}

/** Signs in and leaves out one cookie at a time. A wiki that others use is not asked that often. */
export async function bySigningIn(wiki: Wiki, account: Account, newBrowser: NewBrowser): Promise<Classified> {
  const begin = () =>
    inBrowser(newBrowser, account.name, async (agent, evidence): Promise<Begun> => {
      const [answer] = await signIn(agent, wiki, account);
      const own = await load(agent, wiki);
      const setBySignIn = answer?.exchanges.flatMap(({ setCookies }) => setInTheEnd(setCookies)) ?? [];
      return { held: await givenBy(wiki, agent, evidence), own, setBySignIn };
    });
  const begun = await begin();
  const names = begun.held.map(({ name }) => name);
  if (names.length > 1 && wiki.live) return new Map();
  const trial = new Trial(wiki, newBrowser, begin);
  const all = await trial.seenBy(begun, names);
  if (all.user) return names.length > 1 ? trial.classify(names) : new Map(names.map((name) => [name, true]));
  // Where signing in does not last, its cookie shows by what it is: new with the answer, and not to be guessed.
  const likely = begun.setBySignIn.filter(({ value, lasts = 1 }) => lasts > 0 && value.length >= SHORTEST_ID);
  const different = new Set(likely.map(({ name }) => name));
  return different.size === 1 ? new Map([...different].map((name) => [name, true])) : new Map();
}

/**
 * Has the example macro keep a value for an anonymous visitor, and leaves out one cookie at a time.
 * @param decides whether cookies by which nothing is kept are none: not where signing in was tried, and told nothing
 */
export async function byVisiting(wiki: Wiki, newBrowser: NewBrowser, decides: boolean): Promise<Classified> {
  const begin = () =>
    inBrowser(newBrowser, 'an anonymous visitor', async (agent, evidence): Promise<Begun> => {
      await agent.open(address(wiki, wiki.places.front));
      const own = await load(agent, wiki);
      return { held: await givenBy(wiki, agent, evidence), own, setBySignIn: [] };
    });
  const { own, held } = await begin();
  const names = held.map(({ name }) => name);
  if (own.reading.says === 'something else') return new Map();
  // Nothing is kept for a visitor who holds all of these. A wiki may give anonymous visitors its session cookie all the
  // same, and keep nothing by it.
  if (own.reading.says !== 'loaded') return new Map(decides ? names.map((name) => [name, undefined]) : []);
  return new Trial(wiki, newBrowser, begin).classify(names);
}

async function inBrowser<T>(
  newBrowser: NewBrowser,
  visitor: string,
  act: (agent: Agent, evidence: Evidence) => Promise<T>,
): Promise<T> {
  const evidence = new Evidence();
  const agent = await newBrowser(visitor, evidence);
  try {
    return await act(agent, evidence);
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

/** Opens the example macro until it shows a value that it keeps, where the wiki has it. */
async function load(agent: Agent, wiki: Wiki): Promise<SessionView> {
  let view = await viewSession(agent, wiki);
  const mayLoad = () => view.reading.says === 'set' || view.reading.says === 'nothing stored';
  for (let visit = 1; visit < VISITS_TO_LOAD && mayLoad(); visit += 1) view = await viewSession(agent, wiki);
  return view;
}

/** What another browser sees that holds some of the cookies of one. */
class Trial {
  constructor(
    readonly wiki: Wiki,
    readonly newBrowser: NewBrowser,
    /** Begins a session of its own for each try: many wikis end one that comes with half of its cookies. */
    readonly begin: () => Promise<Begun>,
  ) {}

  async classify(names: readonly string[]): Promise<Classified> {
    const all = await this.#see(names);
    const matter = new Set<string>();
    for (const what of ['user', 'value'] as const) {
      if (!all[what]) continue;
      const seen = async (some: readonly string[]) => (await this.#see(some))[what];
      for (const name of await whatMatters(names, seen)) matter.add(name);
    }
    return matter.size === 0 ? new Map() : new Map(names.map((name) => [name, matter.has(name)]));
  }

  async #see(names: readonly string[]): Promise<{ user: boolean; value: boolean }> {
    return this.seenBy(await this.begin(), names);
  }

  /** Whether a browser with these cookies alone sees the same user, and the same value. */
  async seenBy({ held, own }: Begun, names: readonly string[]): Promise<{ user: boolean; value: boolean }> {
    return inBrowser(this.newBrowser, 'a copy', async (agent) => {
      await agent.hold(held.filter(({ name }) => names.includes(name)));
      const { user, reading } = await viewSession(agent, this.wiki);
      return {
        user: user !== undefined && user === own.user,
        value:
          reading.says === 'loaded' && own.reading.says === 'loaded' && reading.value === own.reading.value,
      };
    });
  }
}
