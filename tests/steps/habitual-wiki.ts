import { randomBytes } from 'node:crypto';
import { type Asked, smallWiki, type Told } from '../harness/small-wiki';

const FORM =
  '<form method="post" action="/in"><input name="name"><input type="password" name="password"><button>In</button></form>';
const DICT_FORM =
  '<form method="post" action="/SessionDict"><textarea name="session"></textarea><button>Do</button></form>';

interface Session {
  user?: string;
  values: Map<string, unknown>;
}

/** What a wiki does its own way. */
export interface Habits {
  /** The attributes of the cookie beside its Path. */
  attributes?: string;
  /** The same of an anonymous visitor's. */
  anonymous?: string;
  /** The attributes with which every later page gives a user's cookie anew. */
  renewal?: string;
  /** The cookies that are answered 500. */
  chokesOn?: RegExp;
  /** What the page for signing in answers a user who is signed in. */
  signedIn?: Told;
  /** Whether the session begins only where something is stored or somebody signs in. */
  lazy?: boolean;
  /** What a wrong password is answered with beside the form. */
  refusal?: string;
  /** Whom a user is taken for. */
  takenFor?: (user: string) => string;
  /** Whether a page is an error, shown to a user for that many times. */
  errors?: (visits: number) => boolean;
  /** Whether what the dict macro is sent is answered 503. */
  unavailable?: boolean;
  /** Whether the dict macro reads its operations in the address alone. */
  dictByGet?: boolean;
  /** The cookies that signing out sets. */
  signOut?: string[];
}

/** A wiki with sessions and a dict macro, and without a trail or a change of user. */
export function wikiWith({
  attributes = 'Max-Age=43200',
  anonymous = 'Max-Age=3600',
  renewal,
  chokesOn,
  signedIn,
  lazy = true,
  refusal = '',
  takenFor = (user) => user,
  errors = () => false,
  unavailable = false,
  dictByGet = false,
  signOut = ['session=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
}: Habits) {
  let visits = 0;
  const sessions = new Map<string, Session>();
  return smallWiki(({ method, url, form, cookie }: Asked): Told => {
    if (chokesOn?.test(cookie)) return { status: 500, body: 'oops' };
    let sid = /(?<=session=)\w+/.exec(cookie)?.[0] ?? '';
    let session = sessions.get(sid);
    const setCookies: string[] = [];
    const begin = (lasting: string): Session => {
      sid = randomBytes(16).toString('hex');
      setCookies.push(`session=${sid}; Path=/; ${lasting}`);
      const begun: Session = { values: session?.values ?? new Map() };
      sessions.set(sid, begun);
      return begun;
    };
    if (session?.user && renewal) setCookies.push(`session=${sid}; Path=/; ${renewal}`);
    if (url.pathname === '/in' && method === 'POST') {
      if (form.get('password') !== 'a word') return { body: `${FORM}${refusal}` };
      session = begin(attributes);
      session.user = takenFor(form.get('name') ?? '');
    }
    if (form.get('action') === 'logout' && session) {
      sessions.delete(sid);
      setCookies.push(...signOut);
      session = undefined;
    }
    if (url.pathname === '/PageTwo' && session?.user) {
      visits += 1;
      if (errors(visits)) return { status: 500, body: 'oops' };
    }
    if (!session && !lazy) session = begin(anonymous);
    if (url.pathname === '/in' && session?.user && method === 'GET' && signedIn) return signedIn;
    let body = session?.user
      ? `<a id="userhome">${session.user}</a><form method="post" action="/out"><input type="hidden" name="action" value="logout"><button>Log out</button></form>`
      : '<a href="/in">login</a>';
    if (url.pathname === '/in' && method === 'GET') body += FORM;
    if (url.pathname === '/SessionMacro') {
      session ??= begin(anonymous);
      const said = session.values.has('test') ? 'Loaded' : 'Set to';
      if (cookie) session.values.set('test', 4711);
      body += `<p>${cookie ? `${said} value 4711` : 'Not storing any state until you send a cookie.'}</p>`;
    }
    if (url.pathname === '/SessionDict') {
      if (unavailable && method === 'POST') return { status: 503, body: 'later' };
      if (!dictByGet) body += DICT_FORM;
      const asked = JSON.parse((dictByGet ? url.searchParams : form).get('session') ?? '[]') as [
        string,
        string,
        unknown,
      ][];
      const results = asked.map(([what, key, value]) => {
        if (what === 'set') {
          session ??= begin(anonymous);
          session.values.set(key, value);
        }
        return what === 'has' ? (session?.values.has(key) ?? false) : (session?.values.get(key) ?? null);
      });
      body += `<p>SESSION-DICT ${JSON.stringify({ is_new: !cookie, results })} SESSION-DICT-END</p>`;
    }
    return { setCookies, body, headers: { 'cache-control': 'no-store' } };
  });
}
