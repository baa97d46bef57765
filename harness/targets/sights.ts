import { HttpAgent } from '../agents/http/http-agent';
import { wallClock } from '../clock';
import { HOUR } from '../duration';
import { Evidence } from '../evidence';
import { SetUpError } from '../verdict/failures';
import { readDictLine } from '../wiki/dict-macro';
import { openExampleMacro } from '../wiki/example-macro';
import { sessionCookiesSet } from '../wiki/session-cookie';
import { signIn } from '../wiki/signing-in';
import { type Account, address, type Wiki } from '../wiki/wiki';

/** What an anonymous visitor sees of a wiki. */
export interface Sights {
  exampleMacro: boolean;
  dictMacro: boolean;
  /** 0 when an anonymous visitor gets no session cookie. */
  anonymousHours: number;
}

const newAgent = () => new HttpAgent('the suite', wallClock(), new Evidence());

/** Throws SetUpError, saying what to do, for what does not answer or shows no sign of a wiki. */
export async function checkIsWiki(wiki: Wiki): Promise<void> {
  const agent = newAgent();
  const page = await agent.open(address(wiki, wiki.places.front));
  if (page.status >= 400) {
    throw new SetUpError(
      `${page.url.href} answers ${page.status}. Is ${wiki.base.href} the wiki's address? If its front page is ` +
        'elsewhere, say so in a target file under places: front.',
    );
  }
  const { userName, signIn: signInPlace } = wiki.places;
  const hasSignIn = page.$('a[href*="login"], #login, input[type=password]').length > 0;
  const known = hasSignIn || page.$(userName).length > 0 || sessionCookiesSet(wiki, page.answers).length > 0;
  const signInPage = known ? page : await agent.open(address(wiki, signInPlace));
  if (!known && signInPage.$('input[type=password]').length === 0) {
    throw new SetUpError(
      `${page.url.href} shows no sign of a wiki: no way to sign in, no session cookie, and ` +
        `${signInPage.url.href} has no sign-in form. Point WIKI at the wiki, or say in a target file under places: ` +
        'signIn where its sign-in form is.',
    );
  }
}

/** Throws SetUpError when the account can't be used. */
export async function checkSignsIn(wiki: Wiki, account: Account): Promise<void> {
  await signIn(newAgent(), wiki, account);
}

export async function lookAt(wiki: Wiki): Promise<Sights> {
  const agent = newAgent();
  const { page, reading } = await openExampleMacro(agent, wiki);
  const dict = await agent.open(address(wiki, wiki.places.dictMacro));
  const cookie = sessionCookiesSet(wiki, [...page.answers, ...dict.answers])[0];
  return {
    exampleMacro: reading.says !== 'something else',
    dictMacro: readDictLine(dict) !== undefined,
    anonymousHours: (cookie?.lasts ?? 0) / HOUR,
  };
}
