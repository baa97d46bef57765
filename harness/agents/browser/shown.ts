import { CONTROLS } from '../forms/control';
import { AT_ONCE } from '../refresh';

/** The page as the browser has it now. */
export interface Shown {
  html: string;
  url: string;
  /** By the Encoding standard's name, in lower case. */
  encoding: string;
  /** Whether a script may have run on it, which can set cookies and store other things. */
  hasScripts: boolean;
  /** Whether there is something else in it that may have scripts. */
  embeds: boolean;
  /** Whether it sends its reader on at once: to another page, or to this one anew. */
  leads?: 'on' | 'anew' | undefined;
  /** When its document began, in milliseconds: no two of one window are the same. */
  began?: number;
}

/** Evaluated on a page, gives it as `Shown`. A field whose form is not around it names that form, as HTML alone would not. */
export const SHOWN = `(() => {
  const url = document.URL, encoding = document.characterSet.toLowerCase(), root = document.documentElement;
  const handles = ({ attributes }) => [...attributes].some(({ name }) => name.startsWith('on'));
  const embeds = document.querySelector('iframe, frame, object, embed') !== null;
  const hasScripts = embeds || document.querySelector('script') !== null || [...document.querySelectorAll('*')].some(handles);
  const bare = (address) => address.replace(/#.*/, '');
  const leadsTo = ({ content }) => {
    const { address } = ${AT_ONCE}.exec(content)?.groups ?? {};
    return address === undefined || !URL.canParse(address, document.baseURI) ? [] : new URL(address, document.baseURI).href;
  };
  const [next] = [...document.querySelectorAll('meta[http-equiv=refresh i]')].flatMap(leadsTo);
  const leads = next === undefined ? undefined : bare(next) === bare(url) ? 'anew' : 'on';
  const began = performance.timeOrigin;
  const controls = [...document.querySelectorAll('${CONTROLS}')];
  const apart = controls.filter(({ form }) => form).filter((control) => control.form !== control.closest('form'));
  if (apart.length === 0) return { html: root.outerHTML, url, encoding, hasScripts, embeds, leads, began };
  const copy = root.cloneNode(true);
  const [copies, forms] = ['${CONTROLS}', 'form'].map((all) => copy.querySelectorAll(all));
  for (const control of apart) {
    const index = [...document.querySelectorAll('form')].indexOf(control.form);
    if (!forms[index]) continue;
    forms[index].id ||= 'form-' + index;
    copies[controls.indexOf(control)].setAttribute('form', forms[index].id);
  }
  return { html: copy.outerHTML, url, encoding, hasScripts, embeds, leads, began };
})()`;
