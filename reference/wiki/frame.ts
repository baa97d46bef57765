import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Eta, type TemplateFunction } from 'eta';
import type { PageContext } from '../farm';
import { describeSession } from './describe';

const TEMPLATES = join(__dirname, '..', 'templates');
const eta = new Eta({ autoTrim: false });
const compiled = new Map<string, TemplateFunction>();

/** A template of the folder `templates`, filled in. */
export function renderTemplate(name: string, data: object): string {
  let template = compiled.get(name);
  if (!template) {
    template = eta.compile(readFileSync(join(TEMPLATES, `${name}.eta`), 'utf8'));
    compiled.set(name, template);
  }
  return eta.render(template, data);
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
