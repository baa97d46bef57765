import { CONTROLS } from '../forms/control';
import type { Refreshing } from '../refresh';

/** The page as the browser has it now. */
export interface Shown extends Refreshing {
  /** By the Encoding standard's name, in lower case. */
  encoding: string;
  /** Whether a script may have run on it, which can set cookies and store other things. */
  hasScripts: boolean;
  /** Whether there is something else in it that may have scripts. */
  embeds: boolean;
  /** When its document began, in milliseconds: no two of one window are the same. */
  began: number;
}

/** Evaluated on a page, gives it as `Shown`. A field whose form is not around it names that form, as HTML alone would not. */
export const SHOWN = `(() => {
  const url = document.URL, encoding = document.characterSet.toLowerCase(), root = document.documentElement;
  const handles = ({ attributes }) => [...attributes].some(({ name }) => name.startsWith('on'));
  const embeds = document.querySelector('iframe, frame, object, embed') !== null;
  const hasScripts = embeds || document.querySelector('script') !== null || [...document.querySelectorAll('*')].some(handles);
  const refreshes = [...document.querySelectorAll('meta[http-equiv=refresh i]')].map(({ content }) => content);
  const base = document.baseURI, began = performance.timeOrigin;
  const page = { url, base, refreshes, encoding, hasScripts, embeds, began };
  const controls = [...document.querySelectorAll('${CONTROLS}')];
  const apart = controls.filter(({ form }) => form).filter((control) => control.form !== control.closest('form'));
  if (apart.length === 0) return { ...page, html: root.outerHTML };
  const copy = root.cloneNode(true);
  const [copies, forms] = ['${CONTROLS}', 'form'].map((all) => copy.querySelectorAll(all));
  for (const control of apart) {
    const index = [...document.querySelectorAll('form')].indexOf(control.form);
    if (!forms[index]) continue;
    forms[index].id ||= 'form-' + index;
    copies[controls.indexOf(control)].setAttribute('form', forms[index].id);
  }
  return { ...page, html: copy.outerHTML };
})()`;
