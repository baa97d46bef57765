import type { PageContext } from '../farm';
import type { ActionResult } from './action';

/** What was done, and is told on the page that is shown next; undefined where this visitor's page shows otherwise. */
const notices = {
  'signed-out': ({ user }) => (user ? undefined : 'You are now signed out.'),
  'same-user': ({ user }) => user && `You are ${user.name} again.`,
  'other-user': ({ user, superuser }) =>
    superuser && `You are now acting as ${user?.name}. Sign out to be yourself again.`,
  preferences: ({ user }) => user && 'Your preferences are saved.',
  page: ({ user }) => user && 'The page is saved.',
  settings: ({ wiki }) => wiki.farm.demonstration && 'The settings hold from now on.',
  clock: ({ wiki, now }) =>
    wiki.farm.demonstration &&
    `The wiki’s clock is at ${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC.`,
} satisfies Record<string, (context: PageContext) => string | undefined>;

export type Done = keyof typeof notices;

/** Sends the browser on after a form was accepted, so that loading the page again sends nothing twice. */
export function redirect(context: PageContext, done?: Done, query = ''): ActionResult {
  const parameters = [query, done && `done=${done}`].filter(Boolean).join('&');
  const location = context.url(context.page, parameters && `?${parameters}`);
  return { status: 303, html: '', headers: [['location', location]] };
}

/** What the request before this one has done. */
export function notice(context: PageContext): string | undefined {
  const done = context.request.method === 'POST' ? '' : context.parameter('done');
  return Object.hasOwn(notices, done) ? notices[done as Done](context) : undefined;
}
