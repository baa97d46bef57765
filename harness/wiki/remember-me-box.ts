import type { Control } from '../agents/forms/control';
import type { Form } from '../agents/forms/form';
import { ANOTHER_BOX, FORGET_ME, REMEMBER_ME } from './words';

/** The check box of a form that says whether the user is to stay signed in. */
export function rememberMeBox(form: Form): Control | undefined {
  return checkBoxes(form).find(
    (box) => REMEMBER_ME.test(box.label) || REMEMBER_ME.test(box.name) || forgets(box),
  );
}

/** The same in a form that signs in: where none says so, the only one that there is and that says nothing else. */
export function rememberMeBoxBesidePassword(form: Form): Control | undefined {
  const boxes = checkBoxes(form).filter(({ label, name }) => !ANOTHER_BOX.test(`${label} ${name}`));
  return rememberMeBox(form) ?? (boxes.length === 1 ? boxes[0] : undefined);
}

/** Ticks such a box where the user is to stay, or not where it is one that says that they are not. */
export function fillRememberMe(form: Form, box: Control, choice: boolean): Form {
  return form.fill(box, forgets(box) ? !choice : choice);
}

const checkBoxes = (form: Form) => form.controls.filter(({ type, trap }) => type === 'checkbox' && !trap);
const forgets = ({ label }: Control) => FORGET_ME.test(label);
