import { HttpAgent } from '../agents/http/http-agent';
import { wallClock } from '../clock';
import { Evidence } from '../evidence';
import { describeSettings, type Generation } from '../settings';
import { NotTestable, SetUpError } from '../verdict/failures';
import { readDictLine } from '../wiki/dict-macro';
import { openExampleMacro } from '../wiki/example-macro';
import { sessionCookiesSet } from '../wiki/session-cookie';
import { type Account, address, type Wiki } from '../wiki/wiki';
import type { Farm, Target } from './target';
import type { Condition, Site, Wish } from './wish';

/** What is known of a wiki that somebody else runs. */
export interface RunningWiki {
  name: string;
  generation: Generation;
  wiki: Wiki;
  accounts: Account[];
}

/** A wiki that runs already: it is judged as it is, by the real time. */
export class RunningTarget implements Target {
  readonly name: string;
  readonly generations: readonly Generation[];
  #seen: Promise<Sights> | undefined;

  constructor(readonly running: RunningWiki) {
    this.name = running.name;
    this.generations = [running.generation];
  }

  async check(): Promise<void> {
    const { wiki } = this.running;
    const agent = new HttpAgent('the suite', wallClock, new Evidence());
    const page = await agent.open(address(wiki, wiki.places.front));
    if (page.status >= 400) {
      throw new SetUpError(
        `${page.url.href} answers ${page.status}. Is ${wiki.base.href} the wiki's address? If its front page is ` +
          'elsewhere, say so in a target file under places: front.',
      );
    }
    const { userName, signIn } = wiki.places;
    const hasSignIn = page.$('a[href*="login"], #login, input[type=password]').length > 0;
    const known =
      hasSignIn || page.$(userName).length > 0 || sessionCookiesSet(wiki, page.answers).length > 0;
    const signInPage = known ? page : await agent.open(address(wiki, signIn));
    if (!known && signInPage.$('input[type=password]').length === 0) {
      throw new SetUpError(
        `${page.url.href} shows no sign of a wiki: no way to sign in, no session cookie, and ` +
          `${signInPage.url.href} has no sign-in form. Point WIKI at the wiki, or say in a target file under places: ` +
          'signIn where its sign-in form is.',
      );
    }
  }

  async provide(wish: Wish): Promise<Farm> {
    const { wiki, accounts } = this.running;
    if (wish.sites.length > 1) {
      throw new NotTestable(`a farm on ${wish.layout} is needed`, 'a target that is launched with its farm');
    }
    const path = wiki.base.pathname.replace(/(?<=.)\/$/, '');
    const site: Site = { role: 'first', host: wiki.base.hostname, path };
    for (const condition of wish.conditions) await this.#hold(condition, [site]);
    return { wikis: new Map([['first', wiki]]), clock: wallClock, accounts };
  }

  async stop(): Promise<void> {}

  async has(macro: 'exampleMacro' | 'dictMacro'): Promise<boolean> {
    return (await this.#look())[macro];
  }

  async #hold(condition: Condition, sites: readonly Site[]): Promise<void> {
    let holds = condition.holds(this.running.wiki.settings, sites);
    if (holds === undefined && condition.seen) holds = condition.seen((await this.#look()).anonymousHours);
    if (holds) return;
    const names = Object.keys(condition.example).join(', ');
    if (holds === undefined) {
      throw new NotTestable(`${condition.text} is needed; ${names} is not declared`, `settings: ${names}: …`);
    }
    const declared = Object.fromEntries(
      Object.entries(this.running.wiki.settings).filter(([name]) => name in condition.example),
    );
    throw new NotTestable(
      `${condition.text} is needed; this wiki has ${describeSettings(declared)}`,
      'a wiki with that setting, or a target that launches one',
    );
  }

  #look(): Promise<Sights> {
    this.#seen ??= lookAt(this.running.wiki);
    return this.#seen;
  }
}

interface Sights {
  exampleMacro: boolean;
  dictMacro: boolean;
  /** 0 when an anonymous visitor gets no session cookie. */
  anonymousHours: number;
}

async function lookAt(wiki: Wiki): Promise<Sights> {
  const agent = new HttpAgent('the suite', wallClock, new Evidence());
  const { page, reading } = await openExampleMacro(agent, wiki);
  const dict = await agent.open(address(wiki, wiki.places.dictMacro));
  const cookie = sessionCookiesSet(wiki, [...page.answers, ...dict.answers])[0];
  const hours = (cookie?.lasts ?? 0) / 3_600_000;
  return {
    exampleMacro: reading.says !== 'something else',
    dictMacro: readDictLine(dict) !== undefined,
    anonymousHours: hours,
  };
}
