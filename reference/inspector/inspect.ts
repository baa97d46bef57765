import type { RequestContext, Session, SessionChange } from '../api';
import { type CookieRow, cookieRows } from './cookie-rows';
import { describeVisitor, type Ending, endingOf } from './describe';

/** Characters of a value that are shown. */
const SHOWN = 200;

/** One key of the session, as far as the page shows it. */
export interface StoredRow {
  readonly key: string;
  /** JSON; absent for a key that this request deleted. */
  readonly value?: string;
  /** What this request did with it. */
  readonly change?: 'set' | 'deleted';
}

/** What a page shows of the session that it was made with: the visitor's own, without its id. */
export interface Inspection {
  readonly visitor: string;
  readonly isNew: boolean;
  /** Absent: no session goes on after this answer. */
  readonly ending?: Ending;
  /** Attributes of the cookie; empty when no cookie carries the session. */
  readonly cookie: readonly CookieRow[];
  readonly stored: readonly StoredRow[];
  /** Whether what is in it is there in the next request. */
  readonly isKept: boolean;
  /** Whether the session says what the request changed. */
  readonly recorded: boolean;
}

export function inspectSession(context: RequestContext): Inspection {
  const { session } = context;
  const plan = context.requestSession.plan(context);
  const change = changeOf(session);
  return {
    visitor: describeVisitor(context),
    isNew: session.isNew,
    ...(plan && { ending: endingOf(context, plan.maxAge) }),
    cookie: plan ? cookieRows(context, plan) : [],
    stored: storedRows(session, change),
    // "Not storing any state until you send a cookie": an anonymous visitor's first request leaves nothing behind.
    isKept: plan !== undefined && (!session.isNew || context.user !== undefined),
    recorded: change !== undefined,
  };
}

/** A session of somebody else's may keep no record. */
function changeOf(session: Session): SessionChange | undefined {
  const { change } = session as { change?: unknown };
  return change instanceof Map ? change : undefined;
}

function storedRows(session: Session, change: SessionChange = new Map()): StoredRow[] {
  const rows: StoredRow[] = [...session.keys()].map((key) => ({
    key,
    value: shorten(JSON.stringify(session.get(key)) ?? ''),
    ...(change.has(key) && { change: 'set' as const }),
  }));
  for (const [key, text] of change) if (text === null) rows.push({ key, change: 'deleted' });
  return rows.sort((one, other) => (one.key < other.key ? -1 : 1));
}

function shorten(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
