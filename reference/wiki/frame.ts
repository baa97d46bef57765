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

/** A whole page of the wiki round its content. @param content HTML */
export function renderFrame(
  visit: Visit,
  content: string,
  message: string | undefined,
  trail: string[],
): string {
  const { user, superuser, page, wiki } = visit;
  return renderTemplate('frame', {
    title: page,
    wiki: wiki.name,
    user: user?.name,
    superuser: superuser?.name,
    logoutTicket: user ? ticketFor(visit, 'logout') : '',
    trail,
    message,
    content,
    session: describeSession(visit),
    url: (name: string, query?: string) => visit.url(name, query),
  });
}
