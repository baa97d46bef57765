import type { AuthListSettings, AuthMethod, AuthName, Header, RequestContext } from '../api';
import type { Sessions } from '../farm';
import type { SessionDependencies } from '../sessions/dependencies';
import { resumeChangedUser, sessionOwner } from '../sessions/identity';
import { assertDictLike } from './dict-like';
import { handlerMethod } from './session-handler';
import { shippedMethods } from './shipped-methods';

/** Sessions of the auth-list generation: the methods in the list decide, each in its turn. */
export function authSessions(settings: AuthListSettings, dependencies: SessionDependencies): Sessions {
  const shipped = shippedMethods(settings, dependencies);
  const entries = settings.auth.map((entry) => (typeof entry === 'string' ? shipped[entry]() : entry));
  const eachRequest = entries.filter((entry) => 'eachRequest' in entry && entry.eachRequest);
  const named = new Set(eachRequest.map(({ name }) => name));
  const listed = entries.map((entry) => ('open' in entry ? handlerMethod(entry, named) : entry));
  const methods = dependencies.policies.authOrder(listed, settings);
  const form = has('moin_login', methods);
  const challenge = form ? undefined : methods.find((each) => each.challenge)?.challenge;
  return {
    challenge,
    proxySignsIn: !form && has('header_auth', methods),
    async begin(context) {
      for (const method of methods) {
        const before = context.user;
        await method.request(context);
        if (context.user !== before) context.identifiedBy = method.name;
        assertDictLike(context.session, method);
      }
      resumeChangedUser(context);
    },
    commit,
  };
}

function has(name: AuthName, methods: readonly AuthMethod[]): boolean {
  return methods.some((method) => method.name === name);
}

async function commit(context: RequestContext): Promise<readonly Header[]> {
  const headers = await context.requestSession.commit(context);
  if (!context.anonymousCookie || sessionOwner(context)) return headers;
  // one-set-cookie: the cookie of moin_anon_session takes the place of what moin_session says of its cookie.
  const cookie = nameOf(context.anonymousCookie);
  return [...headers.filter((header) => nameOf(header) !== cookie), context.anonymousCookie];
}

function nameOf([, line]: Header): string {
  return line.slice(0, line.indexOf('='));
}
