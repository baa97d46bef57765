import type { User } from './accounts';
import type { AuthMethod } from './auth/method';
import { anonymousGrace } from './auth/rules';
import { type Macro, macros } from './macros';
import { cookieAttributes, cookieName } from './sessions/cookie';
import type { SessionIds } from './sessions/ids';
import { cookieMaxAge, isLive, sessionExpires, sessionLifetime } from './sessions/lifetime';
import type { NewIdReason, SessionService } from './sessions/service';
import type { SessionChange } from './sessions/session';
import { chooseSession } from './sessions/stored';
import type { AuthListSettings, SessionServiceSettings } from './settings';
import type { Tickets } from './tickets';
import type { Visit } from './visit';
import { updateTrail } from './wiki/trail';

/** The functions that decide. A wiki that differs in one decision gets another function in its place. */
export const defaultPolicies = {
  sessionLifetime,
  anonymousGrace,
  sessionExpires,
  cookieMaxAge,
  isLive,
  cookieName,
  cookieAttributes,
  chooseSession: chooseSession as <T>(live: readonly T[]) => T | undefined,
  updateTrail,
  macros,

  /** The order in which the methods of the auth list are asked. */
  authOrder: (methods: readonly AuthMethod[], _settings: AuthListSettings): readonly AuthMethod[] => methods,

  /** The service that the setting `session_service` names. */
  sessionService: (
    settings: SessionServiceSettings,
    shipped: Readonly<Record<string, SessionService>>,
  ): SessionService =>
    typeof settings.session_service === 'object'
      ? settings.session_service
      : (shipped[settings.session_service] as SessionService),

  /** Until when (ms since the epoch) an id that is not stored may begin a session. */
  offeredUntil: (ids: SessionIds, sid: string): number | undefined => ids.offeredUntil(sid),

  /** @param live whether a cookie opened a session @param cookieCame whether there was any cookie of that name */
  isNew: (live: boolean, _cookieCame: boolean): boolean => !live,

  /** What of a request's changes goes to the store. */
  saved: (change: SessionChange): SessionChange => change,

  renewsId: (_reason: NewIdReason): boolean => true,

  endsOnServer: (): boolean => true,

  mayChangeUser: (user: User): boolean => user.superuser,

  ticketIsValid: (tickets: Tickets, ticket: string, purpose: string, holder: string): boolean =>
    tickets.isValid(ticket, purpose, holder),

  // macro-per-visitor: a macro that depends on the time "is never served from a page cache".
  mayCache: (used: readonly Macro[]): boolean => used.every((macro) => !macro.dependencies.includes('time')),

  // companion: of a remote wiki, "the session there ends when the work does".
  endsRemoteSession: (): boolean => true,

  /** The HTML of a page as it is sent. */
  sentPage: (html: string, _visit: Visit): string => html,

  // no-store-with-cookie: "A page that sets the cookie is not cacheable".
  cacheControl: (setsCookie: boolean): string => (setsCookie ? 'no-store' : 'private, no-cache'),
};

export type Policies = typeof defaultPolicies;
