import { NotApplicable, NotTestable } from './errors';
import type { TargetNeed } from './needs';
import type { Scheme } from './settings';

// What targets lack, each with what to put into the target file to have it. One text for one lack: the scenarios that
// could not be tested are grouped by it.

/** What a wiki may do without, by the words of a target file's `without`. */
export const DISPENSABLE = {
  trail: 'trail of visited pages',
  'change-user': 'superusers who become another user',
  superuser: 'superusers',
  remember_me: 'remember_me',
  'disabled-accounts': 'accounts that can be disabled',
  'anonymous-sessions': 'sessions for anonymous visitors',
  'example-macro': 'macros of extensions',
  'dict-macro': 'macros of extensions',
  remote: 'work with the pages of another wiki',
  farm: 'farms',
} as const satisfies Partial<Record<TargetNeed, string>> & Record<string, string>;

/** What a wiki has not got at all. */
export type Without = keyof typeof DISPENSABLE;

/** A rule about what the wiki has not got is none for it. */
export const hasNot = (what: Without) => new NotApplicable(`this wiki has no ${DISPENSABLE[what]}`);

/** A wiki that is as it is can show only its own settings. */
export const nothingDeclared = () =>
  new NotTestable(
    'this scenario has settings of its own, and what this wiki has is not declared',
    'settings: what the wiki is configured with; or a target that launches it with what a scenario needs',
  );

/** @param remedy what it takes to have the clock moved */
export const clockFixed = (remedy = 'a target file that launches the wiki') =>
  new NotTestable("the wiki's clock can't be moved", remedy);

/** A store with a clock of its own: shared memory, a server beside the wiki, a monotonic clock. */
export const clockMissesSessions = () =>
  new NotTestable(
    "the clock of the wiki's sessions can't be moved: they end by the real time, whatever time the wiki shows",
    'nothing in a target file: have its command keep sessions by the time of day, in files or a database (not in APCu, or a cache server)',
  );

export const noFarm = (layout?: string) =>
  new NotTestable(
    `a farm${layout ? ` on ${layout}` : ''} is needed`,
    'wikis: - url: … for each wiki of such a farm, or a target that launches one',
  );

export const noFarmLaunched = (what: string) =>
  new NotTestable(
    `${what} is needed`,
    'launch: farm: true, for a command that serves each wiki at the host and path it is given',
  );

export const noRemote = () =>
  new NotTestable(
    'a wiki that works with the pages of another, which is known to it, is needed',
    'a target that launches both: launch: settings: […, interwiki, xmlrpc]',
  );

export const noScheme = (scheme: Scheme) =>
  scheme === 'https'
    ? new NotTestable(
        'a wiki over HTTPS is needed',
        'url: https://… and, for a certificate of its own, ca: its file',
      )
    : new NotTestable('a wiki over plain HTTP is needed', 'url: http://…');

/** A browser that keeps a Secure cookie for HTTPS has none to sign in with, where a wiki wants one for that. */
export const noSecureCookies = ({ base }: { base: URL }) =>
  new NotTestable(
    `signing in without a cookie is needed: browsers keep Secure cookies from ${base.origin}`,
    'nothing in a target file: this wiki signs in by a cookie alone',
  );

export const noHttpsLaunched = () =>
  new NotTestable(
    'a wiki over HTTPS is needed',
    'launch: https: true, for a command that serves HTTPS with the tls of its settings file',
  );

export const noSuperuser = () =>
  new NotTestable(
    'an account of a superuser is needed',
    'accounts: - { name: …, passwordFrom: …, superuser: true }',
  );

export const noCleaningUp = () =>
  new NotTestable(
    'a way to clean up and to count the stored sessions is needed',
    'nothing in a target file: of this the suite knows the reference alone',
  );

export const noBrowser = () =>
  new NotTestable('a real browser is needed', 'nothing in a target file: AGENT=browser');

/** `what` was found to work by a script alone. */
export const needsScripts = (what: string) =>
  new NotTestable(
    `a browser that runs scripts is needed: ${what}`,
    'nothing in a target file: try AGENT=browser',
  );

/** The documents leave it open how many sessions a user has at once. */
export const noSessionsAtOnce = () =>
  new NotTestable(
    'two sessions of one user at once are needed; signing in with another browser ended the first',
    'nothing in a target file: this wiki gives a user one session',
  );

/** What holds the session itself says nothing of ids. */
export const noIds = () =>
  new NotTestable(
    'a session id is needed; the cookies of this wiki hold the session itself, and change with it',
    'nothing in a target file: this wiki keeps no sessions that have ids',
  );

export const noAnonymousReaders = () =>
  new NotTestable(
    'a wiki that can be read without signing in is needed',
    'places: front and exampleMacro: pages that everybody may read, or a wiki that has some',
  );

/** Requests that no browser makes would worry the operator of a wiki that others use. */
export const tooRough = () =>
  new NotTestable(
    'a wiki that nobody else uses is needed: in polite mode the hardening level is left out',
    'leave out polite, for a copy of the wiki',
  );

const MACROS = {
  'example-macro': ['the example macro', 'exampleMacro'],
  'dict-macro': ['the dict macro', 'dictMacro'],
} as const satisfies Partial<Record<TargetNeed, readonly [string, string]>>;

export const noMacro = (need: keyof typeof MACROS) => {
  const [name, key] = MACROS[need];
  return new NotTestable(`a page with ${name} is needed`, `places: ${key}: the page that has it`);
};
