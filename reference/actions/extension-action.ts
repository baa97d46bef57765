import type { ExtensionAction } from '../api';
import type { PageContext } from '../farm';
import { htmlOf } from '../wiki/formatter';
import type { ActionResult } from './action';
import { frame, show } from './show';

/** Does what an extension's action does, in the frame of the wiki's pages. */
export async function runExtensionAction(
  name: string,
  action: ExtensionAction,
  context: PageContext,
): Promise<ActionResult> {
  const answer = await action(context);
  if (typeof answer !== 'object' || answer === null) {
    throw new TypeError(`The action ${name} gave a value of type ${typeof answer}; expected an object.`);
  }
  const { content, headers, ...message } = answer;
  const result = content === undefined ? show(context, message) : frame(context, htmlOf(content), message);
  return { ...result, ...(headers && { headers }) };
}
