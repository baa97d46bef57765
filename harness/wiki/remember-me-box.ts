import type { Control } from '../agents/forms/control';
import type { Form } from '../agents/forms/form';
import { REMEMBER_ME } from './words';

/** The check box of a form that says that the user is to stay signed in. */
export function rememberMeBox(form: Form): Control | undefined {
  return checkBoxes(form).find(({ label, name }) => REMEMBER_ME.test(label) || REMEMBER_ME.test(name));
}

/** The same in a form that signs in: where none says so, the only one that there is. */
export function rememberMeBoxBesidePassword(form: Form): Control | undefined {
  const boxes = checkBoxes(form);
  return rememberMeBox(form) ?? (boxes.length === 1 ? boxes[0] : undefined);
}

const checkBoxes = (form: Form) => form.controls.filter(({ type, trap }) => type === 'checkbox' && !trap);
