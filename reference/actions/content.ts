import type { Visit } from '../visit';
import { renderPage } from '../wiki/markup';
import { mayRead } from '../wiki/pages';
import type { Answer } from '.';
import { show } from './show';

/** The page's content without the frame, as MoinMoin's `action=content`. */
export function content(visit: Visit): Answer {
  const page = visit.wiki.farm.pages.find(visit.page);
  // Why there is nothing to show is told in the frame.
  if (!page || !mayRead(page, visit.user)) return show(visit);
  return { status: 200, html: visit.wiki.farm.policies.sentPage(renderPage(page, visit), visit) };
}
