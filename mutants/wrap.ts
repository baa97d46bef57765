import {
  defaultPolicies,
  type Macro,
  type NewIdReason,
  type Policies,
  type RequestContext,
  type RequestSession,
  type Session,
  type SessionServiceSettings,
  type Value,
} from '../reference';

/** Does as another open session does; a mutant overrides what it does otherwise. */
export class RequestSessionLike implements RequestSession {
  constructor(protected readonly own: RequestSession) {}
  get session(): Session {
    return this.own.session;
  }
  get nextId(): string | undefined {
    return this.own.nextId;
  }
  get isOver(): boolean {
    return this.own.isOver ?? false;
  }
  plan(context: RequestContext) {
    return this.own.plan(context);
  }
  renewId(reason: NewIdReason): void {
    this.own.renewId?.(reason);
  }
  settle(): void {
    this.own.settle?.();
  }
  end(): void {
    this.own.end();
  }
  commit(context: RequestContext): ReturnType<RequestSession['commit']> {
    return this.own.commit(context);
  }
}

/** Is there for this request alone. */
export class Unkept extends RequestSessionLike {
  override async commit() {
    return [];
  }
}

/** Does as another session does; a mutant overrides what it does otherwise. */
export class SessionLike implements Session {
  constructor(protected readonly own: Session) {}
  get isNew(): boolean {
    return this.own.isNew;
  }
  get(key: string): Value | undefined {
    return this.own.get(key);
  }
  set(key: string, value: Value): void {
    this.own.set(key, value);
  }
  has(key: string): boolean {
    return this.own.has(key);
  }
  delete(key: string): boolean {
    return this.own.delete(key);
  }
  keys(): Iterable<string> {
    return this.own.keys();
  }
  get size(): number {
    return [...this.keys()].length;
  }
  clear(): void {
    for (const key of [...this.keys()]) this.delete(key);
  }
  values(): Value[] {
    return this.entries().map(([, value]) => value);
  }
  entries(): [string, Value][] {
    return [...this.keys()].map((key) => [key, this.get(key) as Value]);
  }
  [Symbol.iterator](): Iterator<[string, Value]> {
    return this.entries()[Symbol.iterator]();
  }
}

/** Whichever session service a wiki has, each session that it opens is what `change` makes of it. */
export function opening(change: Change<RequestSession>): Partial<Policies> {
  return {
    sessionService(settings, shipped) {
      const service = defaultPolicies.sessionService(settings, shipped);
      return { open: async (context) => change(await service.open(context), context, settings) };
    },
  };
}

type Change<T> = (own: T, context: RequestContext, settings: SessionServiceSettings) => T;

/** `request.session` is what `change` makes of it, for extensions and for the wiki itself. */
export function session(change: Change<Session>): Partial<Policies> {
  return opening(
    (own, context, settings) =>
      new (class extends RequestSessionLike {
        override get session() {
          return change(own.session, context, settings);
        }
      })(own),
  );
}

/** The line that sets or deletes the session cookie is what `change` makes of it. */
export function setCookieLine(change: Change<string>): Partial<Policies> {
  return opening(
    (own, _context, settings) =>
      new (class extends RequestSessionLike {
        override async commit(context: RequestContext) {
          const headers = await own.commit(context);
          return headers.map(([name, line]) => [name, change(line, context, settings)] as const);
        }
      })(own),
  );
}

/** Of what extensions store, this is kept in the place of each value: undefined for nothing. */
export function saving(keep: (key: string, value: Value) => Value | undefined): Partial<Policies> {
  return {
    saved(change) {
      const kept = new Map<string, string | null>();
      for (const [key, text] of change) {
        if (text === null || key.startsWith('wiki.')) kept.set(key, text);
        else {
          const value = keep(key, JSON.parse(text));
          if (value !== undefined) kept.set(key, JSON.stringify(value));
        }
      }
      return kept;
    },
  };
}

/** The example macro of both generations says what `change` makes of it. */
export function exampleMacro(change: (said: string, context: RequestContext) => string): Partial<Policies> {
  const changed = (macros: Readonly<Record<string, Macro>>) => {
    const own = macros.SessionMacro as Macro;
    const execute: Macro['execute'] = (macro, args) => {
      const said = own.execute({ ...macro, formatter: { ...macro.formatter, text: plain } }, args);
      return change(typeof said === 'string' ? said : said.html, macro.request);
    };
    return { ...macros, SessionMacro: { ...own, execute } };
  };
  const { macros } = defaultPolicies;
  return {
    macros: {
      'session-service': changed(macros['session-service']),
      'auth-list': changed(macros['auth-list']),
    },
  };
}

/** Text that is not HTML yet. */
const plain = (text: string | number) => ({ html: String(text) });
