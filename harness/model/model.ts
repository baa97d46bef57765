import type { Range } from '../core/duration';
import { type Level, requirements } from '../core/requirements';
import { type Browser, type Copy, newBrowser } from './browser';
import { lifetimeNames, loggedInNames } from './naming';
import { authListRules, type Rules, sessionServiceRules } from './rules';
import { asOf, forget, newSession, type Session, type State, takeOver, UNKNOWN, visited } from './session';
import {
  EVERYBODY,
  isUser,
  type Role,
  reaches,
  sessionsAt,
  settingsAt,
  type User,
  type Who,
  type World,
  works,
} from './world';

/** What the documents say of the sessions of a world, as its visitors do one thing after the other. */
export class Model {
  /** Ms since the story began. */
  now = 0;
  /** Counts requests. */
  request = 0;
  readonly remember: Record<User, boolean>;
  /** Numbers that the example macro has set. */
  readonly numbers: number[] = [];
  copy: Copy | undefined;
  /** Whether somebody who may not has tried to become another user. */
  triedToChange = false;
  #browsers: ReadonlyMap<Who, Browser>;

  /** @param levels whose requirements count: without companion no rule of renewal or of signing out is known */
  constructor(
    readonly world: World,
    readonly levels: readonly Level[],
  ) {
    this.remember = { ...world.remember };
    this.#browsers = new Map(EVERYBODY.map((who) => [who, newBrowser(who)]));
  }

  get knowsCompanion(): boolean {
    return this.levels.includes('companion');
  }

  /** session-renewed: "rolling renewal on every request"; logout-kills-session: both are companion, of the session service. */
  get knowsRenewal(): boolean {
    return this.knowsCompanion && this.world.generation === 'session-service';
  }

  /** Whether a requirement is of a level that counts, and of this wiki's generation. */
  counts(requirement: string): boolean {
    const { level, generation } = requirements().get(requirement) ?? {};
    return (
      level !== undefined &&
      this.levels.includes(level) &&
      (generation === 'both' || generation === this.world.generation)
    );
  }

  browser(who: Who): Browser {
    return this.#browsers.get(who) as Browser;
  }

  rules(role: Role): Rules {
    const { world } = this;
    const settings = settingsAt(world, role);
    const rules = world.generation === 'auth-list' ? authListRules(settings) : sessionServiceRules(settings);
    // A cookie that does not get to the wiki's own pages: what becomes of its sessions is not said.
    return works(world, role) ? rules : { ...rules, signsIn: false, anonymous: 'unclear' };
  }

  lasts(role: Role, user?: User): Range {
    return this.rules(role).lasts(user && { remember_me: this.remember[user] });
  }

  lifetimeNames(role: Role, user?: User) {
    return lifetimeNames(this.world, role, user && { name: user, remember_me: this.remember[user] });
  }

  /** The session that somebody has at a wiki now. */
  at(who: Who, role: Role): State {
    const browser = this.browser(who);
    const place = sessionsAt(this.world, role);
    const before = browser.states.get(place) ?? { is: 'none' };
    const state = asOf(before, this.now, this.world.can.keepsCookiesAtMost);
    if (before.is !== 'none' && state.is === 'none')
      browser.end = { requirements: this.lifetimeNames(role, before.session.user) };
    browser.states.set(place, state);
    return state;
  }

  become(who: Who, role: Role, state: State): void {
    this.browser(who).states.set(sessionsAt(this.world, role), state);
  }

  /** Whom the wiki takes somebody for; undefined for nobody, UNKNOWN where it is not said. */
  userOf(state: State): User | undefined | typeof UNKNOWN {
    if (state.is === 'none') return undefined;
    const { user, as } = state.session;
    return state.is === 'maybe' && user ? UNKNOWN : (as ?? user);
  }

  /** One request. Returns what the session was when it came; what it is afterwards is `at`. */
  visit(who: Who, role: Role): State {
    const browser = this.browser(who);
    browser.visited = true;
    this.request += 1;
    if (!works(this.world, role)) this.#disturb(who, role);
    const before = this.at(who, role);
    if (before.is === 'session' || (before.is === 'maybe' && before.session.user)) {
      visited(before.session, this.now, this.knowsRenewal);
      before.session.pages.unshift('');
      return before;
    }
    if (browser.identified && isUser(who)) {
      const session = newSession(role, this.now, this.lasts(role, who), who);
      this.become(who, role, { is: 'session', session });
      return { is: 'session', session };
    }
    this.become(who, role, this.#anonymousAfter(before, role));
    return before;
  }

  /** A wiki whose cookie gets to others alone, and not to its own pages, may give one in the place of theirs. */
  #disturb(who: Who, role: Role): void {
    for (const { role: other } of this.world.places) {
      if (other === role || !reaches(this.world, role, other)) continue;
      const state = this.at(who, other);
      const gives = this.rules(other).anonymous !== 'none';
      if (state.is === 'none' && gives) {
        this.become(who, other, { is: 'maybe', session: newSession(other, this.now, this.lasts(other)) });
      } else if (state.is === 'session' && (gives || !state.session.user)) {
        forget(state.session);
        this.become(who, other, { is: 'maybe', session: state.session });
      }
    }
  }

  #anonymousAfter(before: State, role: Role): State {
    const { anonymous } = this.rules(role);
    if (anonymous !== 'sessions' && anonymous !== 'unclear') return { is: 'none' };
    const session = newSession(role, this.now, this.lasts(role));
    // Whether it went on or was let go: the cookie comes back from now on.
    if (before.is === 'maybe') {
      session.keys = before.session.keys;
      session.gone = before.session.gone;
      session.test = before.session.test;
      forget(session);
      session.behind = before.session.behind;
    }
    return { is: anonymous === 'sessions' && !session.behind ? 'session' : 'maybe', session };
  }

  signIn(who: User, role: Role): void {
    this.visit(who, role);
    const before = this.at(who, role);
    const { loggedIn, anonymous } = this.rules(role);
    if (before.is !== 'none') before.session.ended = 'unclear';
    if (loggedIn === 'sessions') {
      this.become(who, role, { is: 'session', session: this.#carried(before, role, who) });
      return;
    }
    const { generation } = this.world;
    this.browser(who).end = {
      requirements: generation === 'auth-list' ? loggedInNames(this.world, role) : ['logged-in-zero'],
    };
    const goesOn = anonymous === 'sessions' || anonymous === 'unclear';
    this.become(who, role, goesOn ? { is: 'maybe', session: this.#carried(before, role) } : { is: 'none' });
  }

  /** A session that begins where another was: what that kept may be there. */
  #carried(before: State, role: Role, user?: User): Session {
    const session = newSession(role, this.now, this.lasts(role, user), user);
    if (before.is !== 'none') takeOver(session, before.session);
    return session;
  }

  signOut(who: User, role: Role): void {
    this.visit(who, role);
    const before = this.at(who, role);
    const { anonymous } = this.rules(role);
    if (before.is !== 'none') before.session.ended = this.knowsRenewal ? 'signed out' : 'unclear';
    this.browser(who).end = { requirements: ['logout-kills-session'] };
    const session = this.knowsRenewal
      ? newSession(role, this.now, this.lasts(role))
      : this.#carried(before, role);
    session.behind = true;
    const goesOn = anonymous === 'sessions' || anonymous === 'unclear';
    this.become(who, role, goesOn ? { is: 'maybe', session } : { is: 'none' });
  }

  /** A token that stands for a session comes back from now on. */
  takeToken(who: Who): void {
    this.visit(who, 'first');
    this.become(who, 'first', { is: 'session', session: newSession('first', this.now, this.lasts('first')) });
  }

  /** The documents don't say whether the choice counts for a session that has begun. */
  choose(who: User, on: boolean): void {
    this.visit(who, 'first');
    const roles = this.world.places.map(({ role }) => role);
    const before = roles.map((role) => this.lasts(role, who));
    this.remember[who] = on;
    // The wikis of a farm have the same users.
    for (const [index, role] of roles.entries()) {
      this.widen(who, role, before[index] as Range, this.lasts(role, who));
    }
  }

  changeUser(who: User, to: User, known: boolean): void {
    this.visit(who, 'first');
    const state = this.at(who, 'first');
    if (who !== 'Sue') this.triedToChange = true;
    if (who !== 'Sue' || state.is === 'none') return;
    state.session.as = known ? to : UNKNOWN;
    // Whose remember_me counts then is not said.
    this.widen(who, 'first', this.lasts('first', to), this.lasts('first', who));
  }

  widen(who: Who, role: Role, ...ranges: Range[]): void {
    const state = this.at(who, role);
    if (state.is === 'none') return;
    const { session } = state;
    const all = [session.lasts, ...ranges];
    session.lasts = {
      least: Math.min(...all.map(({ least }) => least)),
      most: Math.max(...all.map(({ most }) => most)),
    };
    visited(session, session.seen, this.knowsRenewal);
  }
}
