import type { Page } from '../api';
import type { PageContext } from '../farm';
import { mayWrite, PageRejected } from '../wiki/pages';
import { RemoteError, RemoteWiki } from './client';

export { RemoteError };

/** Seconds that ending the session there may take, however long the work took. */
const LOGOUT_TIMEOUT_S = 5;

/** What a page says about the set of pages to get: ` remoteWiki:: Name`, ` pageList:: One, Two`, ` direction:: down`. */
export function readPageSet(page: Page): Readonly<Record<string, string>> {
  const entries = [...page.text.matchAll(/^ (\w+):: *(.*)$/gm)];
  return Object.fromEntries(entries.map(([, name, value]) => [name as string, (value as string).trim()]));
}

/**
 * Gets the pages of the set from the remote wiki, as the user whose account there is given.
 * @returns what was done, in sentences
 * @throws RemoteError that says what went wrong, in a sentence
 */
export async function syncPages(
  context: PageContext,
  page: Page,
  name: string,
  password: string,
): Promise<string[]> {
  const { remoteWiki = '', pageList = '', direction = '' } = readPageSet(page);
  const { interwiki, remote_timeout } = context.wiki.settings;
  const address = Object.hasOwn(interwiki, remoteWiki) ? interwiki[remoteWiki] : undefined;
  if (address === undefined) throw new RemoteError(`The remote wiki ${remoteWiki} is unknown.`);
  if (direction !== 'down') throw new RemoteError('The only supported direction is down.');

  const remote = new RemoteWiki(address, remote_timeout);
  const token = await signIn(context, remote, name, password);
  const names = pageList.split(',').map((each) => each.trim());
  let unended: string[] = [];
  let done: string[];
  try {
    done = await getPages(context, remote, token, names);
  } finally {
    // companion: "the session there ends when the work does".
    if (context.wiki.farm.policies.endsRemoteSession()) unended = await endSession(address, token);
  }
  return [...done, ...unended];
}

/**
 * A session of that account at the remote wiki.
 * @throws RemoteError; SignInThrottled when too many of this user failed
 */
async function signIn(
  context: PageContext,
  remote: RemoteWiki,
  name: string,
  password: string,
): Promise<string> {
  const authenticate = async () => {
    // The password goes to nothing that does not answer as a wiki does.
    await remote.call('interwikiName');
    return remote.call('getAuthToken', name, password);
  };
  const isRejected = (token: unknown) => typeof token !== 'string' || token === '';
  const { wiki, user, now } = context;
  const token = wiki.settings.throttle_sign_in
    ? await wiki.farm.remoteThrottle.attempt(user?.name ?? '', now, authenticate, isRejected)
    : await authenticate();
  if (isRejected(token)) throw new RemoteError('Invalid username or password.');
  return token as string;
}

async function endSession(address: string, token: string): Promise<string[]> {
  try {
    await new RemoteWiki(address, LOGOUT_TIMEOUT_S).call('deleteAuthToken', token);
    return [];
  } catch (error) {
    if (error instanceof RemoteError)
      return ['Your session at the remote wiki could not be ended; it will end by itself.'];
    throw error;
  }
}

async function getPages(
  context: PageContext,
  remote: RemoteWiki,
  token: string,
  names: string[],
): Promise<string[]> {
  const done: string[] = [];
  for (const name of names) {
    const [, text] = await remote.callAll([
      { method: 'applyAuthToken', params: [token] },
      { method: 'getPage', params: [name] },
    ]);
    if (typeof text !== 'string') throw new RemoteError(`The remote wiki gave no text for the page ${name}.`);
    done.push(await store(context, name, text));
  }
  return done;
}

async function store(context: PageContext, name: string, text: string): Promise<string> {
  const { pages, tellSiblings } = context.wiki.farm;
  const page = pages.find(name);
  if (page && !mayWrite(page, context.user))
    return `Skipped page ${name} because of no write access to local page.`;
  try {
    if (!pages.write(name, text)) return `Page ${name} is the same on both wikis.`;
    await tellSiblings({ page: name, text });
    return `Page ${name} successfully merged.`;
  } catch (error) {
    if (error instanceof PageRejected) return `Skipped page ${name}: ${error.message}`;
    throw error;
  }
}
