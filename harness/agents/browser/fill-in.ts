import type { Page as BrowserPage, Locator } from 'playwright';
import { SetUpError } from '../../core/errors';
import { CONTROLS, type Control } from '../forms/control';
import type { FilledForm } from '../forms/form';

/** Fills in a form of the page before the visitor's eyes, field by field, as a person would. */
export async function fillIn(page: BrowserPage, { fills }: FilledForm): Promise<void> {
  for (const { control, value } of fills) {
    const { field, shown } = await find(page, control);
    if (!shown) await fillUnseen(field, value);
    else if (typeof value === 'boolean') await field.setChecked(value);
    else if (control.type === 'select') await field.selectOption(value);
    else await field.fill(value);
  }
}

/** A form that a page keeps closed until a script opens it takes no typing. */
async function fillUnseen(field: Locator, value: string | boolean): Promise<void> {
  const given = typeof value === 'boolean' ? { checked: value } : { value };
  await field.evaluate((element, properties) => void Object.assign(element, properties), given);
  for (const event of ['input', 'change']) await field.dispatchEvent(event);
}

/** Sends it by its button, or with Enter in the field that was filled in last where it has none. */
export async function send(page: BrowserPage, { page: read, submitter, fills }: FilledForm): Promise<void> {
  if (submitter) {
    const { field: button, shown } = await find(page, submitter);
    return shown ? button.click() : button.dispatchEvent('click');
  }
  const last = fills.at(-1)?.control;
  if (!last) {
    throw new SetUpError(`${read.describe()} has a form that can't be sent: no button, no field to fill in`);
  }
  await (await find(page, last)).field.press('Enter');
}

/**
 * By its place on the page, which no script must have changed since the page was read; and whether it is shown, and not
 * covered, as by a banner that asks to allow cookies.
 */
async function find(
  page: BrowserPage,
  { position, name, label }: Control,
): Promise<{ field: Locator; shown: boolean }> {
  const field = page.locator(`css:light=${CONTROLS}`).nth(position);
  const [there] = await field.evaluateAll((elements) =>
    elements.map((element) => {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      const isVisible = element.checkVisibility({ visibilityProperty: true }) && width > 0 && height > 0;
      const onTop = element.ownerDocument.elementFromPoint(x + width / 2, y + height / 2);
      const isCovered = onTop && !element.contains(onTop) && onTop.closest('label')?.control !== element;
      return { name: element.getAttribute('name') ?? '', shown: isVisible && !isCovered };
    }),
  );
  if (there?.name === name) return { field, shown: there.shown };
  throw new SetUpError(
    `a script has changed the form since it was read: "${label || name}" is not where it was`,
  );
}
