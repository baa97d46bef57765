import type { Page as BrowserPage, Locator } from 'playwright-core';
import { SetUpError } from '../../core/errors';
import type { Control, FilledForm } from '../form';

/** Fills in a form of the page before the visitor's eyes, field by field, as a person would. */
export async function fillIn(page: BrowserPage, { index, fills }: FilledForm): Promise<void> {
  const form = page.locator('form').nth(index);
  for (const { control, value } of fills) {
    const field = await find(form, control, form.getByLabel(control.label, { exact: true }));
    if (typeof value === 'boolean') await field.setChecked(value);
    else if (control.type === 'select') await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Sends it by its button, or with Enter in the field that was filled in last where it has none. */
export async function send(page: BrowserPage, filled: FilledForm): Promise<void> {
  const form = page.locator('form').nth(filled.index);
  const { submitter } = filled;
  if (submitter) {
    const named = form.getByRole('button', { name: submitter.label, exact: true });
    return (await find(form, submitter, named)).click();
  }
  const last = filled.fills.at(-1)?.control;
  if (!last) {
    throw new SetUpError(
      `${filled.page.describe()} has a form that can't be sent: no button, no field to fill in`,
    );
  }
  await (await find(form, last, form.getByLabel(last.label, { exact: true }))).press('Enter');
}

/** By what a person reads where that means one field, by its name otherwise. */
async function find(form: Locator, { name, label, sends }: Control, read: Locator): Promise<Locator> {
  if (label && (await read.count()) === 1) return read;
  const value = sends ? `[value=${JSON.stringify(sends)}]` : '';
  if (name) return form.locator(`[name=${JSON.stringify(name)}]${value}:not([type=hidden])`);
  throw new SetUpError(`a form has a field or button with neither a name nor a label of its own: "${label}"`);
}
