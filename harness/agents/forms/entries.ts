import type { Element } from 'domhandler';
import type { Page } from '../page';
import { fold } from '../text';
import { type Control, isButton } from './control';

/** What one field or button of a form sends, in the order of HTML 4.10.21.4. */
export function entriesOf(
  page: Page,
  element: Element,
  { name, type }: Control,
  filled: string | boolean | undefined,
  encoding: string,
): [name: string, value: string][] {
  if (type === 'image') return ['x', 'y'].map((axis) => [name ? `${name}.${axis}` : axis, '0']);
  if (!name) return [];
  if (type === 'checkbox' || type === 'radio') {
    const checked = filled ?? element.attribs.checked !== undefined;
    return checked ? [[name, element.attribs.value ?? 'on']] : [];
  }
  if (type === 'select') return chosen(page, element, filled).map((value) => [name, value]);
  if (type === 'hidden' && /^_charset_$/i.test(name)) return [[name, encoding]];
  return [[name, typeof filled === 'string' ? filled : givenValue(page, element, type)]];
}

/** The value that a field or button has as the page gives it. */
export function givenValue({ $ }: Page, element: Element, type: string): string {
  if (element.name === 'textarea') return $(element).text();
  const value = element.attribs.value ?? (element.name === 'input' && type === 'submit' ? 'Submit' : '');
  // HTML 4.10.5.1.2: a field of one line has no line breaks.
  return type === 'hidden' || isButton({ type }) ? value : value.replace(/[\r\n]/g, '');
}

/** What a list sends for an entry, which is named as the page shows it, or by what it sends. */
export function optionValue(page: Page, list: Element, text: string): string | undefined {
  const options = optionsOf(page, list);
  return (options.find(({ label }) => label === fold(text)) ?? options.find(({ value }) => value === text))
    ?.value;
}

function chosen(page: Page, list: Element, filled: string | boolean | undefined): string[] {
  if (typeof filled === 'string') return [optionValue(page, list, filled) ?? filled];
  const options = optionsOf(page, list).filter(({ disabled }) => !disabled);
  const selected = options.filter((option) => option.selected);
  if (list.attribs.multiple !== undefined) return selected.map(({ value }) => value);
  const shown = selected.at(-1) ?? (Number(list.attribs.size ?? 1) > 1 ? undefined : options[0]);
  return shown ? [shown.value] : [];
}

/** The entries of a list, in its order. */
export function optionsOf(page: Page, list: Element) {
  return page
    .$(list)
    .find('option')
    .toArray()
    .map((option) => {
      const label = fold(page.$(option).text());
      const { value = label, selected, disabled } = option.attribs;
      const group = page.$(option).closest('optgroup[disabled]').length > 0;
      return { label, value, selected: selected !== undefined, disabled: disabled !== undefined || group };
    });
}
