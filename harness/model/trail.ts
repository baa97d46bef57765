import type { Model } from './model';
import { isNamed } from './move';
import type { Prediction } from './prediction';
import type { State } from './session';
import { EVERYBODY, type Role, settingsAt, type Who } from './world';

/** How many of the pages opened last must be in the trail, whatever they were opened for: the documents give it no bound. */
const SURELY = 2;

/** "the visited pages trail": whose pages a trail has, and whose not. */
export function trailPredictions(
  model: Model,
  who: Who,
  at: Role,
  page: string,
  before: State,
): Prediction[] {
  if (!model.world.can.trail || before.is !== 'session' || before.session.at !== at) return [];
  // The first is the page that is asked for now.
  const [, ...pages] = before.session.pages;
  const shows = pages.slice(0, SURELY).filter((each) => each !== page && each !== '');
  if (shows.length === 0) return [];
  const own = model.browser(who).opened;
  const others = new Set(EVERYBODY.flatMap((each) => [...model.browser(each).opened]));
  const not = [...others].filter((each) => !own.has(each) && each !== page);
  return [{ who, at, requirements: trailNames(model, at), expected: { of: 'trail', shows, not } }];
}

function trailNames({ world }: Model, at: Role): Prediction['requirements'] {
  if (world.generation === 'session-service') return ['trail-session-service'];
  return settingsAt(world, at).auth?.includes('cookie_session')
    ? ['replace-dict', 'uses-trail']
    : ['uses-trail'];
}

export function trailVisited(model: Model, who: Who, at: Role, page: string, before: State): void {
  if (isNamed(page)) model.browser(who).opened.add(page);
  if (before.is !== 'session') return;
  const { session } = before;
  const [, ...pages] = session.pages;
  // Whether the wikis of a farm have one trail is not said.
  session.pages = [isNamed(page) && session.at === at ? page : '', ...pages.filter((each) => each !== page)];
}
