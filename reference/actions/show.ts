import type { PageContext } from '../farm';
import { renderFrame } from '../wiki/frame';
import { renderPage } from '../wiki/markup';
import { mayRead, mayWrite } from '../wiki/pages';
import { sentenceShown } from '../wiki/sentences';
import type { ActionResult } from './action';
import { notice } from './redirect';

const TRAIL = 'wiki.trail';

/** What an action has to say above the page. */
export interface PageMessage {
  readonly status?: number;
  /** Text. */
  readonly message?: string;
  /** Absent: the page's name. */
  readonly heading?: string;
  /** HTML of a form in the message box. */
  readonly dialog?: string;
  /** Of the document, which the page shows. */
  readonly sentence?: string | undefined;
  /** Whether the page is shown itself, and not something in its place. */
  readonly isPage?: boolean;
  readonly mayEdit?: boolean;
}

/** Shows the page, under a message if there is one. */
export function show(context: PageContext, message: PageMessage = {}): ActionResult {
  const { pages, policies } = context.wiki.farm;
  const page = pages.find(context.page);
  if (!page) {
    const content = '<p>There is no such page in this wiki.</p>';
    const mayEdit = mayWrite(page, context.user);
    return frame(context, content, { ...message, mayEdit, status: message.status ?? 404 });
  }
  if (!mayRead(page, context.user)) {
    return frame(context, '<p>You may not read this page.</p>', {
      ...message,
      status: message.status ?? 403,
    });
  }
  // uses-trail: pages that exist and may be read are in it, as often as one looks at them.
  if (context.parameter('action') === '' || context.parameter('action') === 'show') {
    context.session.set(trailKey(context), policies.updateTrail(trail(context), page.name));
  }
  const said = message.message ?? notice(context);
  return frame(context, renderPage(page, context), {
    ...message,
    ...(said !== undefined && { message: said }),
    isPage: message.dialog === undefined,
    mayEdit: mayWrite(page, context.user),
    sentence: sentenceShown(context.wiki.generation, page.name),
  });
}

/** Shows content of an action's own in the place of the page's. */
export function frame(context: PageContext, content: string, message: PageMessage = {}): ActionResult {
  const html = renderFrame(context, { content, ...message, trail: trail(context) });
  return { status: message.status ?? 200, html: context.wiki.farm.policies.sentPage(html, context) };
}

function trail(context: PageContext): string[] {
  const kept = context.session.get(trailKey(context));
  return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
}

/** Wikis that share a session have a trail each: their pages have the same names. */
function trailKey(context: PageContext): string {
  return `${TRAIL}.${context.wiki.name}`;
}
