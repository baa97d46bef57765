import type { Page as BrowserPage, Locator } from 'playwright';
import { SetUpError } from '../../core/errors';
import { CONTROLS, type Control } from '../forms/control';
import type { FilledForm } from '../forms/form';
import { type Found, lookFor } from './found';

/** Fills in a form of the page before the visitor's eyes, field by field, as a person would. */
export async function fillIn(page: BrowserPage, { fills }: FilledForm): Promise<void> {
  for (const { control, value } of fills) {
    const { field, usable, takesText } = await find(page, control);
    if (!usable) await fillUnseen(field, value);
    else if (typeof value === 'boolean') await field.setChecked(value);
    else if (control.type === 'select') await field.selectOption(value);
    else if (!takesText) await field.fill(value);
    else await (value === '' ? page.keyboard.press('Delete') : page.keyboard.insertText(value));
  }
}

/** A form that a page keeps closed until a script opens it takes no typing, nor does a field that is to be read only. */
async function fillUnseen(field: Locator, value: string | boolean): Promise<void> {
  const given = typeof value === 'boolean' ? { checked: value } : { value };
  await field.evaluate((element, properties) => void Object.assign(element, properties), given);
  for (const event of ['input', 'change']) await field.dispatchEvent(event);
}

/** Sends it by its button, or with Enter in the field that was filled in last where it has none. */
export async function send(page: BrowserPage, { page: read, submitter, fills }: FilledForm): Promise<void> {
  if (submitter) {
    const { field: button, usable, moves, x, y } = await find(page, submitter);
    if (!usable) return button.dispatchEvent('click');
    return moves ? button.click() : page.mouse.click(x, y);
  }
  const last = fills.at(-1)?.control;
  if (!last) {
    throw new SetUpError(`${read.describe()} has a form that can't be sent: no button, no field to fill in`);
  }
  await (await find(page, last)).field.press('Enter');
}

/**
 * By its place on the page, which no script must have changed since the page was read. The locator is for what only
 * Playwright's own tools can do: loading them into a page takes longer than a visit.
 */
async function find(page: BrowserPage, control: Control): Promise<Found & { field: Locator }> {
  const { position, name, label } = control;
  const found = await page.evaluate<Found | undefined>(lookFor(position));
  if (found?.name === name) return { ...found, field: page.locator(`css:light=${CONTROLS}`).nth(position) };
  throw new SetUpError(
    `a script has changed the form since it was read: "${label || name}" is not where it was`,
  );
}
