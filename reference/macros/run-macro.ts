import type { Macro } from '../api';
import type { PageContext } from '../farm';
import { formatter, htmlOf } from '../wiki/formatter';

/** HTML of what a macro in a page puts there; undefined when it failed, which is logged. */
export function runMacro(macro: Macro, name: string, args: string, context: PageContext): string | undefined {
  try {
    const html = htmlOf(macro.execute({ name, request: context, formatter }, args));
    // What it changed in place is its own fault while it can still be told.
    context.requestSession.settle?.();
    return html;
  } catch (error) {
    context.wiki.farm.log(error as Error, `the macro ${name} on the page ${context.page} failed`);
    return undefined;
  }
}

/** What stands in the place of a macro that failed. */
export function macroFailed(name: string): string {
  return `<strong class="error">&lt;&lt;${name}: execution failed, the log says why&gt;&gt;</strong>`;
}
