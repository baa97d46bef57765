import type { PageContext } from '../farm';
import { inspectSession } from '../inspector/inspect';
import { asset } from './assets';
import { DOCUMENTS } from './sentences';
import { renderTemplate } from './templates';

/** What stands in the frame of a page: HTML, except the message, the sentence and the names in the trail. */
export interface FrameContent {
  readonly content: string;
  /** Absent: the page's name. */
  readonly heading?: string;
  readonly message?: string;
  readonly dialog?: string;
  /** Of the document, which the page shows. */
  readonly sentence?: string | undefined;
  /** Whether the page is shown itself, and not something in its place. */
  readonly isPage?: boolean;
  readonly mayEdit?: boolean;
  readonly trail: readonly string[];
}

/** A whole page of the wiki round its content. */
export function renderFrame(context: PageContext, content: FrameContent): string {
  const { user, superuser, page, wiki } = context;
  const session = inspectSession(context);
  return renderTemplate('frame', {
    heading: page,
    isPage: false,
    mayEdit: false,
    sentence: undefined,
    ...content,
    page,
    wiki: wiki.name,
    document: DOCUMENTS[wiki.generation],
    user: user?.name,
    superuser: superuser?.name,
    logoutTicket: user ? context.ticket('logout') : '',
    demonstration: wiki.farm.demonstration !== undefined,
    inspector: renderTemplate('inspector', session),
    style: asset(wiki.path, 'wiki.css'),
    // A form's page works without one, and whoever reads it by program need not wonder what a script would make of it.
    script: content.isPage && session.ending ? asset(wiki.path, 'countdown.js') : undefined,
    url: (name: string, query?: string) => context.url(name, query),
  });
}
