import { FOREVER, HOUR } from '../core/duration';
import type { Model } from './model';
import { farmNames, first, loggedInNames, placeNames, specialNames, unavailableNames } from './naming';
import type { Expected, Prediction, Telling } from './prediction';
import { hoursOf } from './rules';
import type { Session, State } from './session';
import { UNKNOWN } from './session';
import { type Role, settingsAt, type Who, type World, works } from './world';

/** What must be seen of a page that somebody was shown. @param before what their session was when the request came */
export function pagePredictions(
  model: Model,
  who: Who,
  at: Role,
  before: State,
  missing = false,
): Prediction[] {
  const after = model.at(who, at);
  const predictions: Prediction[] = [];
  const of = (requirements: Prediction['requirements'], expected: Expected): Prediction => ({
    who,
    at,
    requirements,
    expected,
  });
  const user = model.userOf(before);
  if (user !== UNKNOWN) {
    const name = user ?? 'nobody';
    const requirements = user ? userNames(model, before, at, missing) : nobodyNames(model, who, at);
    predictions.push({
      ...of(requirements, { of: 'user', name }),
      ifSeen: user ? asAnother(model, who) : [],
    });
  }
  predictions.push(of(errorNames(model, before, at), { of: 'no error' }));
  return [...predictions, ...cookiePredictions(model, who, at, after)];
}

/** Who may change user, and is another without having done so. */
function asAnother({ world }: Model, who: Who): Telling[] {
  if (who !== 'Sue') return [];
  const requirement = world.generation === 'auth-list' ? 'uses-change-user' : 'change-user-session-service';
  return [{ user: 'another', requirement }];
}

function userNames(model: Model, before: State, at: Role, missing: boolean) {
  const { world } = model;
  const { session } = before as { session: Session };
  const { user, as } = session;
  const pathChosen = !settingsAt(world, at).cookie_path;
  const below = world.places.length === 1 && world.places[0]?.path !== '/';
  const names = first(
    as && (world.generation === 'auth-list' ? 'uses-change-user' : 'change-user-session-service'),
    ...placeNames(world),
    pathChosen && (missing || below) && world.generation === 'session-service' && 'path-default',
    isRenewed(model, session) && 'session-renewed',
    world.generation === 'auth-list' && model.now === session.began && loggedInNames(world, at)[0],
    ...model.lifetimeNames(at, user),
  );
  // That nobody else becomes another user shows in who they still are.
  return world.generation === 'auth-list' && model.triedToChange
    ? first('uses-change-user', ...names)
    : names;
}

/** Whether it is there by its renewal alone. */
export function isRenewed({ now, knowsRenewal }: Model, { began, lasts }: Session): boolean {
  return knowsRenewal && lasts.least !== FOREVER && now - began > lasts.least;
}

function nobodyNames(model: Model, who: Who, at: Role): Prediction['requirements'] {
  const { world } = model;
  const browser = model.browser(who);
  const elsewhere = world.places.some(({ role }) => role !== at && model.userOf(model.at(who, role)));
  if (elsewhere) return [farmNames(world)];
  if (browser.end) return browser.end.requirements;
  return world.generation === 'auth-list'
    ? first(...loggedInNames(world, at), 'auth-session-dict')
    : ['session-restored'];
}

export function errorNames({ world }: Model, before: State, at: Role): Prediction['requirements'] {
  if (world.generation === 'session-service')
    return before.is === 'none' ? ['session-unavailable'] : ['session-dict'];
  return before.is === 'none'
    ? first('auth-session-dict', ...unavailableNames(world, at))
    : ['auth-session-dict'];
}

function cookiePredictions(model: Model, who: Who, at: Role, after: State): Prediction[] {
  const { world, now } = model;
  const rules = model.rules(at);
  const browser = model.browser(who);
  const of = (requirements: Prediction['requirements'], expected: Expected): Prediction => ({
    who,
    at,
    requirements,
    expected,
  });
  if (!works(world, at) || browser.identified) return [];
  if (after.is === 'none') {
    if (browser.forged || rules.anonymous === 'no sessions') return [];
    if (rules.anonymous === 'cookie') return [of(['anonymous-alone'], { of: 'a cookie' })];
    return [of(noCookieNames(model, who, at), { of: 'no cookie' })];
  }
  const { session } = after;
  const { cookie_domain: domain, cookie_path: path } = settingsAt(world, at);
  const scoped = world.generation === 'session-service';
  const scope: Prediction[] = [
    ...(scoped && domain !== undefined
      ? [
          of(scopeNames(world, domain ? 'domain-set' : 'domain-default'), {
            of: 'domain',
            value: domain,
          }),
        ]
      : []),
    ...(scoped && path ? [of(scopeNames(world, 'path-set'), { of: 'path', value: path })] : []),
  ];
  return [...scope, ...lasting()];

  function lasting(): Prediction[] {
    const span = session.user ? session.lasts : rules.cookieLasts;
    if (!span || after.is === 'maybe') return [];
    // Where no lifetime is declared, or none is a setting, a cookie may end with the browser.
    const hours = hoursOf(settingsAt(world, at), session.user ? 'logged-in' : 'anonymous');
    if (world.generation === 'auth-list' ? session.user : hours === undefined) return [];
    const age = now - session.began;
    const least = model.knowsRenewal ? span.least : Math.max(0, span.least - age);
    const renewed = age > 0 && model.knowsRenewal;
    const names = first(...model.lifetimeNames(at, session.user), renewed && 'session-renewed');
    const ifSeen = age === 0 ? otherwise(world, at, session.user !== undefined, span.least) : [];
    return [{ ...of(names, { of: 'lasting', least, most: span.most }), ifSeen }];
  }
}

/** Where it takes a farm to see it, it is about the farm; where both settings are needed, about both. */
function scopeNames(world: World, own: string) {
  const { cookie_domain, cookie_path } = settingsAt(world, 'first');
  const isFarm = world.places.length > 1;
  return first(isFarm && farmNames(world), Boolean(cookie_domain && cookie_path) && 'farm-shared-both', own);
}

const MINUTES_PER_HOUR = 60;

/** How long the cookie lasts where the unit is another, or where it is the other element that counts. */
function otherwise(
  world: World,
  at: Role,
  isUsers: boolean,
  span: number,
): NonNullable<Prediction['ifSeen']> {
  if (world.generation === 'auth-list') return [];
  const other = hoursOf(settingsAt(world, at), isUsers ? 'anonymous' : 'logged-in');
  const isPlain = !specialNames(world, at, isUsers ? { remember_me: false } : undefined).some(Boolean);
  return [
    ...(span === FOREVER ? [] : [{ lasts: span / MINUTES_PER_HOUR, requirement: 'lifetime-hours' }]),
    ...(other && isPlain && Number.isInteger(span / HOUR)
      ? [{ lasts: Math.abs(other) * HOUR, requirement: 'lifetime-elements' }]
      : []),
  ];
}

function noCookieNames(model: Model, who: Who, at: Role): Prediction['requirements'] {
  const { world } = model;
  const { end } = model.browser(who);
  if (world.generation === 'auth-list') return unavailableNames(world, at);
  const { cookie_domain, cookie_path } = settingsAt(world, at);
  const [ended] = end?.requirements ?? [];
  return first(
    ended === 'logged-in-zero' && 'logged-in-zero',
    ended && cookie_path && 'path-set',
    ended && cookie_domain && 'domain-set',
    ...unavailableNames(world, at).filter((name) => name !== 'session-unavailable'),
  );
}
