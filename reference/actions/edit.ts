import { createHash } from 'node:crypto';
import type { PageContext } from '../farm';
import { mayRead, mayWrite, PageRejected } from '../wiki/pages';
import { renderTemplate } from '../wiki/templates';
import type { ActionResult } from './action';
import { redirect } from './redirect';
import { frame, type PageMessage, show } from './show';

const PURPOSE = 'edit';

/** Writes the page, also one that is not there yet, for users who may. */
export async function edit(context: PageContext): Promise<ActionResult> {
  const page = context.wiki.farm.pages.find(context.page);
  if (page && !mayRead(page, context.user)) return show(context);
  if (!mayWrite(page, context.user)) {
    return show(context, { status: 403, message: 'Only signed-in users may edit pages.' });
  }
  const text = page?.text ?? '';
  if (context.request.method !== 'POST') return form(context, text);

  // Browsers send line breaks as CRLF.
  const written = context.field('text').replace(/\r\n?/g, '\n');
  const error = context.csrfError(PURPOSE);
  if (error) return form(context, written, { status: 403, message: error });
  if (context.field('basis') !== digest(text)) {
    const message =
      'Somebody else has saved this page meanwhile. Take into your text what you want of theirs.';
    return form(context, written, { status: 409, message }, text);
  }
  const { farm } = context.wiki;
  try {
    if (farm.pages.write(context.page, written))
      await farm.tellSiblings({ page: context.page, text: written });
  } catch (error) {
    if (!(error instanceof PageRejected)) throw error;
    return form(context, written, { status: error.statusCode, message: error.message });
  }
  return redirect(context, 'page');
}

/** @param theirs what somebody else has saved since this user began */
function form(context: PageContext, text: string, message: PageMessage = {}, theirs?: string): ActionResult {
  const content = renderTemplate('edit', {
    text,
    theirs,
    basis: digest(context.wiki.farm.pages.find(context.page)?.text ?? ''),
    action: context.url(context.page),
    ticket: context.ticket(PURPOSE),
  });
  return frame(context, content, { heading: `Edit ${context.page}`, ...message });
}

/** What a form was filled in on, told from what is there when it comes. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
