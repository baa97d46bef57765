import type { PageContext } from '../farm';
import { renderPage } from '../wiki/markup';
import { mayRead } from '../wiki/pages';
import type { ActionResult } from './action';
import { show } from './show';

/** The page's content without the frame, as MoinMoin's `action=content`. */
export function content(context: PageContext): ActionResult {
  const page = context.wiki.farm.pages.find(context.page);
  // Why there is nothing to show is told in the frame.
  if (!page || !mayRead(page, context.user)) return show(context);
  return { status: 200, html: context.wiki.farm.policies.sentPage(renderPage(page, context), context) };
}
