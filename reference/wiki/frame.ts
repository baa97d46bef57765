import type { PageContext } from '../farm';
import { describeSession } from './describe';
import { renderTemplate } from './templates';

/** What stands in the frame of a page: HTML, except the message and the names in the trail. */
export interface FrameContent {
  readonly content: string;
  /** Absent: the page's name. */
  readonly heading?: string;
  readonly message?: string;
  readonly dialog?: string;
  readonly trail: readonly string[];
}

/** A whole page of the wiki round its content. */
export function renderFrame(context: PageContext, content: FrameContent): string {
  const { user, superuser, page, wiki } = context;
  return renderTemplate('frame', {
    heading: page,
    ...content,
    page,
    wiki: wiki.name,
    user: user?.name,
    superuser: superuser?.name,
    logoutTicket: user ? context.ticket('logout') : '',
    session: describeSession(context),
    url: (name: string, query?: string) => context.url(name, query),
  });
}
