import type { AuthListSettings, AuthMethod, AuthName, Header, RequestContext } from '../api';
import { registeredAuthMethod } from '../extensions/registered-auth-method';
import type { Sessions } from '../farm';
import type { SessionDependencies } from '../sessions/dependencies';
import { assertDictLike } from '../sessions/dict-like';
import { resumeChangedUser, sessionOwner } from '../sessions/identity';
import { handlerMethod, keepUser } from './session-handler';
import { shippedMethods } from './shipped-methods';

/** Sessions of the auth-list generation: the methods in the list decide, each in its turn. */
export function authSessions(settings: AuthListSettings, dependencies: SessionDependencies): Sessions {
  const shipped = shippedMethods(settings, dependencies);
  const listed = settings.auth.map((entry) => {
    if (typeof entry !== 'string') return entry;
    return registeredAuthMethod(entry, settings, dependencies) ?? shipped[entry as AuthName]();
  });
  const methods = dependencies.policies.authOrder(
    listed.map((entry) => ('open' in entry ? handlerMethod(entry) : entry)),
    settings,
  );
  const eachRequest = new Set(methods.filter((each) => each.eachRequest).map(({ name }) => name));
  const form = methods.some(({ name }) => name === 'moin_login');
  const challenge = form ? undefined : methods.find((each) => each.challenge)?.challenge;
  return {
    challenge,
    form,
    async begin(context) {
      for (const method of methods) await ask(method, context, eachRequest);
      resumeChangedUser(context);
    },
    commit,
  };
}

async function ask(method: AuthMethod, context: RequestContext, eachRequest: ReadonlySet<unknown>) {
  const { user, requestSession } = context;
  await method.request(context);
  assertDictLike(context.session, `The session handler ${method.name} of the auth list`);
  if (context.user !== user) context.identifiedBy = method.name;
  // replace-moin-session: "assign request.session": who assigns it is the session handler.
  if (context.requestSession !== requestSession) keepUser(context, eachRequest);
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
