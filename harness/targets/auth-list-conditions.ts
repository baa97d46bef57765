import type { Condition } from './wiki-request';

type AuthList = readonly string[] | null | undefined;

const ALL = ['moin_login', 'moin_session', 'moin_anon_session'];

/** S2: not configured, the list contains moin_session. */
const listsSession = (auth: AuthList) =>
  auth === undefined ? undefined : auth === null || auth.includes('moin_session');

/** S2: moin_anon_session "must be after" moin_session. */
function listsAnonymousAfterSession(auth: AuthList): boolean | undefined {
  if (auth === undefined) return undefined;
  const session = auth?.indexOf('moin_session') ?? -1;
  return session !== -1 && (auth?.indexOf('moin_anon_session', session) ?? -1) !== -1;
}

export const anonymousInAuthList: Condition = {
  text: 'an auth list with moin_anon_session, and anonymous_cookie_lifetime',
  example: { auth: ALL, anonymous_cookie_lifetime: 1 },
  holds: ({ auth, anonymous_cookie_lifetime: hours }) => {
    const listed = listsAnonymousAfterSession(auth);
    return listed === undefined || hours === undefined ? undefined : listed && (hours ?? 0) > 0;
  },
  seen: (hours) => hours > 0,
};

export const sessionsInAuthList: Condition = {
  text: 'an auth list with moin_session',
  example: {},
  holds: ({ auth }) => listsSession(auth),
};

export const withoutAnonymous: Condition = {
  text: 'an auth list without moin_anon_session',
  example: { auth: ['moin_login', 'moin_session'], anonymous_cookie_lifetime: 1 },
  holds: ({ auth }) => (auth === undefined ? undefined : !auth?.includes('moin_anon_session')),
};

export const withoutLifetime: Condition = {
  text: 'an auth list with moin_anon_session, and anonymous_cookie_lifetime unset',
  example: { auth: ALL, anonymous_cookie_lifetime: null },
  holds: ({ auth, anonymous_cookie_lifetime: hours }) => {
    const listed = listsAnonymousAfterSession(auth);
    return listed === undefined || hours === undefined ? undefined : listed && hours === null;
  },
};
