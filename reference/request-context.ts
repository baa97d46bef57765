import type { Header, HttpRequest, LoginResult, RequestSession, Session, User } from './api';
import { csrfError, ticketFor } from './csrf';
import type { PageContext, Wiki } from './farm';
import { unsavedSession } from './sessions/unsaved-session';

/** A request as it came by HTTP. */
export class HttpRequestContext implements PageContext {
  user: User | undefined;
  identifiedBy: string | undefined;
  superuser: User | undefined;
  login: LoginResult | undefined;
  anonymousCookie: Header | undefined;
  // Not private by #: a context made of another by Object.create has the other's.
  private opened: RequestSession | undefined;

  constructor(
    readonly wiki: Wiki,
    readonly request: HttpRequest,
    readonly page: string,
    readonly now: number,
  ) {}

  // session-unavailable: until one is opened there is a session to use, of which nothing is kept.
  get requestSession(): RequestSession {
    this.opened ??= unsavedSession();
    return this.opened;
  }

  set requestSession(opened: RequestSession) {
    this.opened = opened;
  }

  get session(): Session {
    return this.requestSession.session;
  }

  set session(session: Session) {
    this.requestSession = unsavedSession(session);
  }

  // no-open-redirect: addresses in pages begin with the wiki's path, never with what the Host header says.
  url(page: string, query = ''): string {
    return `${this.wiki.path === '/' ? '' : this.wiki.path}/${encodeURIComponent(page)}${query}`;
  }

  parameter(name: string): string {
    return text(this.request.form[name]) ?? text(this.request.query[name]) ?? '';
  }

  field(name: string): string {
    return text(this.request.form[name]) ?? '';
  }

  ticket(purpose: string): string {
    return ticketFor(this, purpose);
  }

  csrfError(purpose: string): string | undefined {
    return csrfError(this, purpose);
  }
}

function text(value: unknown): string | undefined {
  if (Array.isArray(value)) return text(value[0]);
  return typeof value === 'string' ? value : undefined;
}
