import type { Page } from '../agents/page';

/** An element that shows a user's name. */
export interface Showing {
  /** A CSS selector that finds it before any other of the page, and on the other page nothing that has a text. */
  selector: string;
  text: string;
}

/** The element of a page that shows a user's name, alone where there is one, and shows nothing on another page. */
export function showing(page: Page, name: string, otherPage: Page): Showing | undefined {
  const { $ } = page;
  const elements = $('body *').not('script, style').toArray();
  const textOf = (element: (typeof elements)[number]) => $(element).text().trim();
  const alone = elements.filter((element) => textOf(element) === name);
  const among = elements.filter((element) => speaksOf(name, textOf(element)));
  const innermost = among.filter((element) => !among.some((other) => $(other).parent().is(element)));
  for (const element of [...alone, ...innermost]) {
    const fits = (selector: string) =>
      $(selector).first().is(element) && otherPage.$(selector).first().text().trim() === '';
    const selector = selectorsOf(page, element).find(fits);
    if (selector) return { selector, text: textOf(element) };
  }
  return undefined;
}

/** Whether the name stands in a text as words of its own. */
function speaksOf(name: string, text: string): boolean {
  const [words, sought] = [text, name].map((all) =>
    ` ${all.split(/[^\p{L}\p{N}]+/u).join(' ')} `.replace(/ +/g, ' '),
  );
  return words?.includes(sought as string) ?? false;
}

/** By the id or a class of its own, or by its way down from an element that has one. */
function selectorsOf({ $ }: Page, element: Parameters<ReturnType<Page['$']>['is']>[0] & object): string[] {
  const selectors: string[] = [];
  let below = '';
  for (const node of [...$(element as never), ...$(element as never).parents()]) {
    const [id, ...classes] = [$(node).attr('id'), ...($(node).attr('class') ?? '').split(/\s+/)];
    if (id && PLAIN.test(id)) selectors.push(`#${id}${below}`);
    selectors.push(...classes.filter((each) => PLAIN.test(each)).map((each) => `.${each}${below}`));
    below = ` > ${$(node).prop('tagName')?.toLowerCase()}:nth-child(${$(node).index() + 1})${below}`;
  }
  return selectors;
}

/** Names that CSS takes as they are. */
const PLAIN = /^[a-z_][\w-]*$/i;
