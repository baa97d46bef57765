import type { IncomingHttpHeaders } from 'node:http';
import type { User } from './accounts';
import type { Header } from './sessions/carrier';
import { noSession } from './sessions/none';
import type { OpenSession } from './sessions/service';
import type { Session } from './sessions/session';
import type { Wiki } from './wiki';

/** What of an HTTP request matters to a wiki. */
export interface VisitRequest {
  readonly method: string;
  readonly headers: Readonly<IncomingHttpHeaders>;
  readonly https: boolean;
  /** Address of the other end of the connection. */
  readonly peer: string;
  readonly query: Readonly<Record<string, unknown>>;
  /** Fields of the submitted form; empty for other requests. */
  readonly form: Readonly<Record<string, unknown>>;
}

/** One request of one visitor. */
export class Visit {
  /** Who is signed in: everything acts as this user. */
  user: User | undefined;
  /** The superuser who acts as `user`. */
  superuser: User | undefined;
  /** What came of the form to sign in, if this request submitted it. */
  login: 'accepted' | { readonly refusal: string } | undefined;
  /** The header that offers an anonymous visitor an id. */
  offered: Header | undefined;
  // Not #opened: a visit made of another by Object.create has the other's.
  private opened: OpenSession | undefined;

  /**
   * @param page name of the page that was asked for
   * @param now ms since the epoch
   */
  constructor(
    readonly wiki: Wiki,
    readonly request: VisitRequest,
    readonly page: string,
    readonly now: number,
  ) {}

  // session-unavailable: until one is opened there is a session to use, of which nothing is kept.
  get open(): OpenSession {
    this.opened ??= noSession();
    return this.opened;
  }

  set open(open: OpenSession) {
    this.opened = open;
  }

  /** `request.session`, as extensions know it. */
  get session(): Session {
    return this.open.session;
  }

  // replace-moin-session: "The new session handler should assign request.session".
  /** Assigns a session that saves, restores and expires itself. */
  set session(session: Session) {
    this.open = noSession(session);
  }

  // no-open-redirect: addresses in pages begin with the wiki's path, never with what the Host header says.
  /** Address of a page of this wiki. */
  url(page: string, query = ''): string {
    return `${this.wiki.path === '/' ? '' : this.wiki.path}/${encodeURIComponent(page)}${query}`;
  }

  /** A form field, or else a query parameter; empty when there is none. */
  parameter(name: string): string {
    return text(this.request.form[name]) ?? text(this.request.query[name]) ?? '';
  }

  /** A field of the submitted form, never taken from the address; empty when there is none. */
  field(name: string): string {
    return text(this.request.form[name]) ?? '';
  }
}

function text(value: unknown): string | undefined {
  if (Array.isArray(value)) return text(value[0]);
  return typeof value === 'string' ? value : undefined;
}
