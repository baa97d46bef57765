import type { Visit } from '../visit';
import { renderFrame } from '../wiki/frame';
import { renderPage } from '../wiki/markup';
import { mayRead } from '../wiki/pages';
import type { Answer } from '.';

const TRAIL = 'wiki.trail';

/** What an action has to say above the page. */
export interface Told {
  readonly status?: number;
  /** Text. */
  readonly message?: string;
  /** Absent: the page's name. */
  readonly heading?: string;
  /** HTML of a form in the message box. */
  readonly dialog?: string;
}

/** Shows the page, under a message if there is one. */
export function show(visit: Visit, told: Told = {}): Answer {
  const { pages, policies } = visit.wiki.farm;
  const page = pages.find(visit.page);
  if (!page) {
    const content = '<p>There is no such page in this wiki.</p>';
    return frame(visit, content, { ...told, status: told.status ?? 404 });
  }
  if (!mayRead(page, visit.user)) {
    return frame(visit, '<p>You may not read this page.</p>', { ...told, status: told.status ?? 403 });
  }
  // uses-trail: pages that exist and may be read are in it, as often as one looks at them.
  if (visit.parameter('action') === '' || visit.parameter('action') === 'show') {
    visit.session.set(trailKey(visit), policies.updateTrail(trail(visit), page.name));
  }
  return frame(visit, renderPage(page, visit), told);
}

/** Shows content of an action's own in the place of the page's. */
export function frame(visit: Visit, content: string, told: Told = {}): Answer {
  const html = renderFrame(visit, { content, ...told, trail: trail(visit) });
  return { status: told.status ?? 200, html: visit.wiki.farm.policies.sentPage(html, visit) };
}

function trail(visit: Visit): string[] {
  const kept = visit.session.get(trailKey(visit));
  return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string') : [];
}

/** Wikis that share a session have a trail each: their pages have the same names. */
function trailKey(visit: Visit): string {
  return `${TRAIL}.${visit.wiki.name}`;
}
