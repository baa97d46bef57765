import type { Policies, SessionService } from './api';
import { anonymousGrace } from './auth/auth-list-rules';
import { macros } from './macros/macros';
import { cookieAttributes, cookieName } from './sessions/cookie';
import { cookieMaxAge, isLive, sessionExpires, sessionLifetime } from './sessions/lifetime';
import { chooseSession } from './sessions/stored-session-service';
import { updateTrail } from './wiki/trail';

/** What the reference does where no other policy is given: it keeps every rule. */
export const defaultPolicies: Policies = {
  sessionLifetime,
  anonymousGrace,
  sessionExpires,
  cookieMaxAge,
  isLive,
  cookieName,
  cookieAttributes,
  chooseSession,
  updateTrail,
  macros,

  authOrder: (methods) => methods,

  sessionService: (settings, shipped) =>
    typeof settings.session_service === 'object'
      ? settings.session_service
      : (shipped[settings.session_service] as SessionService),

  provisionalUntil: (ids, sid) => ids.provisionalUntil(sid),

  isNew: (live) => !live,

  saved: (change) => change,

  renewsId: () => true,

  endsOnServer: () => true,

  mayChangeUser: (user) => user.superuser,

  ticketIsValid: (tickets, ticket, purpose, subject) => tickets.isValid(ticket, purpose, subject),

  // macro-per-visitor: a macro that depends on the time "is never served from a page cache".
  mayCache: (used) => used.every((macro) => !macro.dependencies.includes('time')),

  // companion: of a remote wiki, "the session there ends when the work does".
  endsRemoteSession: () => true,

  sentPage: (html) => html,

  // no-store-with-cookie: "A page that sets the cookie is not cacheable".
  cacheControl: (setsCookie) => (setsCookie ? 'no-store' : 'private, no-cache'),
};
