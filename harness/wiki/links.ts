import type { Element } from 'domhandler';
import { around } from '../agents/html';
import type { Page } from '../agents/page';
import { fold } from '../agents/text';
import { decoded } from '../core/decoded';
import { CONFIRM, SIGN_IN, SIGN_OUT, saysOnly } from './words';

/** What a link or a button is for. */
export type Purpose = 'sign in' | 'sign out' | 'confirm';

export interface Link {
  /** What it says, or else what it is called. */
  text: string;
  url: URL;
  /** Whether the markup says that a script does what it is for. */
  scripted: boolean;
  /** Whether the page's own markup hides it; a menu may show it. */
  hidden: boolean;
}

const WORDS: Record<Purpose, RegExp> = { 'sign in': SIGN_IN, 'sign out': SIGN_OUT, confirm: CONFIRM };

/** A path's segment or a parameter's value: login, sign_in, Special:UserLogin, +logout, login.php. */
const NAMES: Record<Purpose, RegExp> = {
  'sign in': /^[+@._-]*(?:\w+:)?(?:wp-|user_?)?(?:log|sign)[-_ ]?(?:in|on)(?:\.\w{2,5})?$/i,
  'sign out': /^[+@._-]*(?:\w+:)?(?:wp-|user_?)?(?:log|sign)[-_ ]?(?:out|off)(?:\.\w{2,5})?$/i,
  confirm: /^confirm$/i,
};

/** The way in may be at the address of the way out: `/session`, or `/login?logout`. */
const OPPOSITE: Record<Purpose, Purpose> = {
  'sign in': 'sign out',
  'sign out': 'sign in',
  confirm: 'sign in',
};

/** Parameters that say where to go afterwards, or what to look for. */
const NOT_ABOUT_THIS =
  /^(next|goto|return\w*|redirect\w*|from|back|continue|dest\w*|ref\w*|target|url|q|query|search|s)$/i;

/** Whether an address says by a segment of its path or by a parameter what it is for. */
export function leadsTo(purpose: Purpose, { pathname, searchParams }: URL): boolean {
  const last = pathname.split('/').filter(Boolean).at(-1) ?? '';
  const parameters = [...searchParams].filter(([name]) => !NOT_ABOUT_THIS.test(name));
  const said = [decoded(last), ...parameters.flatMap(([name, value]) => (value ? [value] : [name]))];
  return said.some((part) => NAMES[purpose].test(part));
}

/** Whether what it says on a link or a button is this and nothing else. */
export function isCalled(purpose: Purpose, texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined && saysOnly(text, WORDS[purpose]));
}

/** Whether a parameter, `action=logout` or `logout=1`, says what it is for. */
export function parameterSays(purpose: Purpose, { name, value }: { name: string; value: string }): boolean {
  return [name, value].some((part) => NAMES[purpose].test(part));
}

/** The links of a page for signing in or out, those outside of its content first. */
export function linksTo(purpose: Purpose, page: Page): Link[] {
  const { $ } = page;
  const found = $('a[href], area[href]')
    .toArray()
    .flatMap((element) => linkOf(purpose, page, element));
  const inContent = ({ element }: { element: Element }) =>
    $(element).closest('main, article, [role=main], #content, .content').length > 0;
  return [...found.filter((link) => !inContent(link)), ...found.filter(inContent)];
}

function linkOf(purpose: Purpose, page: Page, element: Element): (Link & { element: Element })[] {
  const { href = '', id, title, rel } = element.attribs;
  const text = page.textOf(page.$(element));
  if (/^\s*(javascript|mailto):/i.test(href) || !URL.canParse(href, page.url.href)) return [];
  const url = page.address(href);
  const names = [id, rel, ...(element.attribs.class ?? '').split(/\s+/)];
  const said = [text, title, element.attribs['aria-label'], page.$(element).find('img[alt]').attr('alt')];
  const isOne =
    isCalled(purpose, said) ||
    (names.some((name) => name && NAMES[purpose].test(name)) &&
      !isCalled(OPPOSITE[purpose], said) &&
      !leadsTo(OPPOSITE[purpose], url)) ||
    (leadsTo(purpose, url) && !isAbout(text) && !isCalled(OPPOSITE[purpose], said));
  const { onclick, 'data-method': method = 'get', 'data-turbo-method': turbo = method } = element.attribs;
  const scripted = onclick !== undefined || turbo.toLowerCase() !== 'get' || href.trim().startsWith('#');
  const hidden = [element, ...around(element)].some((each) => page.hides(each));
  return isOne
    ? [{ text: text || fold(said.find(Boolean) ?? id ?? ''), url, scripted, hidden, element }]
    : [];
}

/** Whether a link's text is too long for the name of a way in or out: it speaks of one. */
function isAbout(text: string): boolean {
  return text.split(' ').length > 8;
}
