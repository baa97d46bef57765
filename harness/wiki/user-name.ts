import type { Cheerio } from 'cheerio/slim';
import type { AnyNode, Element } from 'domhandler';
import type { Page } from '../agents/page';
import { fold } from '../agents/text';
import { NotTestable } from '../core/errors';
import type { Account, Wiki } from './wiki';
import { ANOTHER_USER, withoutGreeting } from './words';

/**
 * The name of the user that the page is shown to, white space folded and without a greeting, or undefined for an
 * anonymous visitor.
 */
export function signedInAs(page: Page, wiki: Wiki): string | undefined {
  return withoutGreeting(shownIn(page, wiki.places.userName)) || undefined;
}

/** An attribute that is there for scripts, where a selector ends with it: `body[data-user]`, `meta[name=user][content]`. */
const FOR_SCRIPTS = /\[(data-[\w-]+|content)\]$/;

function shownIn(page: Page, selector: string): string {
  const element = page.$(selector).first();
  const [, attribute] = FOR_SCRIPTS.exec(selector) ?? [];
  return attribute ? fold(element.attr(attribute) ?? '') : shownBy(page, element);
}

/** What an element says: its text, or else what it is called, as a picture of the user is. */
function shownBy(page: Page, element: Cheerio<AnyNode>): string {
  if (element.length === 0) return '';
  const text = page.textOf(element);
  if (text) return text;
  const picture = element.is('img') ? element : element.find('img[alt]');
  const value = element.is('input') ? element.attr('value') : undefined;
  const names = [value, element.attr('title'), element.attr('aria-label'), picture.attr('alt')];
  return fold(names.find(Boolean) ?? '');
}

/** The name that the wiki shows for an account. */
export function shownName({ name, shownAs }: Pick<Account, 'name' | 'shownAs'>): string {
  return fold(shownAs ?? name);
}

/** Throws NotTestable where pages show two users alike: by what only signed-in users are shown, say. */
export function assertToldApart(one: Account, other: Account): void {
  if (!sameName(shownName(one), shownName(other))) return;
  throw new NotTestable(
    `pages that tell ${one.name} from ${other.name} are needed; both are shown as ${JSON.stringify(shownName(one))}`,
    'places: userName: an element that shows the name of who has signed in',
  );
}

/** Whether a name that a page shows is an account's; wikis differ in white space and in capital letters. */
export function isNameOf(shown: string | undefined, account: Pick<Account, 'name' | 'shownAs'>): boolean {
  return shown !== undefined && sameName(shown, shownName(account));
}

export function sameName(one: string, other: string): boolean {
  const [bare, otherBare] = [one, other].map((name) => fold(withoutGreeting(name)).toLowerCase());
  return bare === otherBare;
}

/** Whether a link to the sign-in page invites a signed-in user to nothing: it is their own name, or for somebody else to sign in. */
export function isNoInvitation(text: string, user: string): boolean {
  return sameName(text, user) || ANOTHER_USER.test(text);
}

/** An element that shows a user's name, by its text or by what it is called. */
export interface UserNameElement {
  /** A CSS selector that finds it before any other of the page, and on the other page nothing that has a text. */
  selector: string;
  text: string;
}

/** The element of a page that shows a user's name, alone where there is one, and shows nothing on another page. */
export function findUserName(page: Page, name: string, otherPage: Page): UserNameElement | undefined {
  const { $ } = page;
  const elements = $('body *').not('script, style').toArray();
  const textOf = (element: Element) => shownBy(page, $(element));
  const alone = elements.filter((element) => sameName(textOf(element), name));
  const among = elements.filter((element) => speaksOf(name, textOf(element)));
  const innermost = among.filter((element) => !among.some((other) => $(other).parent().is(element)));
  for (const element of [...alone, ...innermost]) {
    const matches = (selector: string) =>
      $(selector).first().is(element) && shownIn(otherPage, selector) === '';
    const selector = selectorsOf(page, element).find(matches);
    if (selector) return { selector, text: textOf(element) };
  }
  return findForScripts(page, name, otherPage);
}

function findForScripts({ $ }: Page, name: string, otherPage: Page): UserNameElement | undefined {
  for (const { name: tag, attribs } of $('*').toArray() as Element[]) {
    for (const [attribute, text] of Object.entries(attribs)) {
      const meta = tag === 'meta' && attribs.name ? `[name="${attribs.name}"]` : '';
      const selector = `${tag}${meta}[${attribute}]`;
      if (
        !FOR_SCRIPTS.test(selector) ||
        !sameName(text, name) ||
        $(selector).first().attr(attribute) !== text
      )
        continue;
      if (shownIn(otherPage, selector) === '') return { selector, text };
    }
  }
  return undefined;
}

/** Whether the name stands in a text as words of its own. */
export function speaksOf(name: string, text: string): boolean {
  const [words, sought] = [text, name].map((all) =>
    ` ${fold(all)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')} `.replace(/ +/g, ' '),
  );
  return words?.includes(sought as string) ?? false;
}

/**
 * By the id or a class of its own, or by its way down from an element that has one, or from the body. A class may be that of
 * any link to a page that there is not: within the part of the page that has an id it says more.
 */
function selectorsOf({ $ }: Page, element: Element): string[] {
  const around = $(element).parents('[id]:not(html, body)').first().attr('id') ?? '';
  const within = classesOf(element).map((each) => `#${around} .${each}`);
  const selectors = PLAIN.test(element.attribs.id ?? '') || !PLAIN.test(around) ? [] : within;
  let below = '';
  for (const node of [element, ...$(element).parents().toArray()]) {
    const { id } = node.attribs;
    if (id && PLAIN.test(id)) selectors.push(`#${id}${below}`);
    selectors.push(...classesOf(node).map((each) => `.${each}${below}`));
    if (node.name === 'body') selectors.push(`body${below}`);
    below = ` > ${node.name}:nth-child(${$(node).index() + 1})${below}`;
  }
  return selectors;
}

const classesOf = ({ attribs }: Element) =>
  (attribs.class ?? '').split(/\s+/).filter((each) => PLAIN.test(each));

/** Names that CSS takes as they are. */
const PLAIN = /^[a-z_][\w-]*$/i;
