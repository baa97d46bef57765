import { join } from 'node:path';
import { Eta } from 'eta';
import { ticketFor } from '../forms';
import type { Visit } from '../visit';
import { describeSession } from './describe';

const eta = new Eta({ views: join(__dirname, '..', 'templates'), cache: true, autoTrim: false });

/** A template of the folder `templates`, filled in. */
export function renderTemplate(name: string, data: object): string {
  return eta.render(`./${name}`, data);
}

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
export function renderFrame(visit: Visit, inside: FrameContent): string {
  const { user, superuser, page, wiki } = visit;
  return renderTemplate('frame', {
    heading: page,
    ...inside,
    page,
    wiki: wiki.name,
    user: user?.name,
    superuser: superuser?.name,
    logoutTicket: user ? ticketFor(visit, 'logout') : '',
    session: describeSession(visit),
    url: (name: string, query?: string) => visit.url(name, query),
  });
}
