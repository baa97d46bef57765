import type { Element } from 'domhandler';
import { isHiding } from '../hidden';
import { around } from '../html';
import type { Page } from '../page';
import { fold } from '../text';

/** A field or a button of a form, as a visitor knows it: by its label, otherwise by its name. */
export interface Control {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  /** Its place among all fields and buttons of the page, counted from 0. */
  readonly position: number;
  /** What it asks for, by the tokens of HTML 4.10.18.7: `username`, `current-password`, … */
  readonly autocomplete: string;
  /** Whether a browser sends the form only where something is filled in, or ticked, here. */
  readonly required: boolean;
  /** Whether the form keeps it from people's eyes: whoever fills it in is taken for a robot. */
  readonly trap: boolean;
}

/** What a form can consist of. */
export const CONTROLS = 'input, select, textarea, button';

const BUTTONS = ['submit', 'image', 'button', 'reset'];
export const isButton = ({ type }: Pick<Control, 'type'>): boolean => BUTTONS.includes(type);
export const isSubmitButton = ({ type }: Pick<Control, 'type'>): boolean =>
  type === 'submit' || type === 'image';

export function describeControl(page: Page, element: Element, position: number): Control {
  // Looked for when they are asked for: most controls of a page are nobody's concern.
  let label: string | undefined;
  let trap: boolean | undefined;
  return {
    name: element.attribs.name ?? '',
    type: typeOf(element),
    position,
    required: element.attribs.required !== undefined,
    autocomplete: (element.attribs.autocomplete ?? '').toLowerCase(),
    get label() {
      label ??= labelOf(page, element);
      return label;
    },
    get trap() {
      trap ??= isTrap(page, element);
      return trap;
    },
  };
}

/** The type that the standard gives an element; that of an unknown one is text, or submit for a button. */
export function typeOf({ name, attribs }: Element): string {
  const type = attribs.type?.toLowerCase();
  if (name === 'button') return type === 'button' || type === 'reset' ? type : 'submit';
  return name === 'input' ? (type ?? 'text') : name;
}

/** HTML 4.10.18.5: disabled itself, or by a fieldset, save in the first legend of that. */
export function isDisabled({ $ }: Page, element: Element): boolean {
  if (element.attribs.disabled !== undefined) return true;
  return around(element)
    .filter(({ name, attribs }) => name === 'fieldset' && attribs.disabled !== undefined)
    .some((fieldset) => !$(element).closest($(fieldset).children('legend').first()).length);
}

/** What is shown or said of it, the first of: its labels, ARIA's, what is on it, its title, its placeholder. */
function labelOf(page: Page, element: Element): string {
  const { $ } = page;
  const { id, title, placeholder, alt, value, name } = element.attribs;
  const byId = id ? $('label').filter((_, label) => label.attribs.for === id) : undefined;
  const wrapping = $(element).closest('label');
  const described = (element.attribs['aria-labelledby'] ?? '').split(/\s+/).filter(Boolean);
  const labels = [
    ...(byId?.toArray().map((label) => page.textOf($(label))) ?? []),
    wrapping.length > 0 ? page.textOf(wrapping, CONTROLS) : '',
    described.map((each) => page.textOf($('[id]').filter((_, one) => one.attribs.id === each))).join(' '),
    element.attribs['aria-label'],
    ...(element.name === 'button' ? [page.textOf($(element)), $(element).find('img[alt]').attr('alt')] : []),
    ...(element.name === 'input' && isButton({ type: typeOf(element) }) ? [alt, value] : []),
    title,
    placeholder,
    typeOf(element) === 'image' ? name : '',
  ];
  return labels.map((label) => fold(label ?? '')).find(Boolean) ?? '';
}

const TRAP_CLASS =
  /(^|[\s_-])(honey-?pot|hp|hidden|d-none|visually-?hidden|sr-only|off-?screen|trap)([\s_-]|$)/i;

function isTrap(page: Page, element: Element): boolean {
  const { $ } = page;
  const type = typeOf(element);
  if (type === 'hidden' || isButton({ type })) return false;
  if (element.attribs.tabindex === '-1') return true;
  const within = $(element).parentsUntil('form, dialog, body').toArray();
  return [element, ...within].some(
    (each) =>
      page.hides(each) ||
      isHiding(each.attribs.style ?? '') ||
      each.attribs['aria-hidden'] === 'true' ||
      TRAP_CLASS.test(each.attribs.class ?? ''),
  );
}
