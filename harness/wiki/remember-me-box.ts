import type { Control } from '../agents/forms/control';
import type { Form } from '../agents/forms/form';
import { howLong } from './how-long';
import { ANOTHER_BOX, FORGET_ME, REMEMBER_ME } from './words';

/** What a visitor does in a form to say whether they are to stay signed in: a check box, buttons to choose from, or a list. */
export interface RememberMeBox {
  /** The control that says so, by its label or else its name. */
  label: string;
  stay: Choice;
  leave: Choice;
}

interface Choice {
  control: Control;
  value: string | boolean;
}

/** The part of a form that says whether the user is to stay signed in. */
export function rememberMeBox(form: Form): RememberMeBox | undefined {
  const box = checkBoxes(form).find((each) => isAboutStaying(each) || forgets(each));
  return box ? ofCheckBox(box) : choices(form).find(({ said }) => said.some(isAboutStaying))?.box;
}

/** The same in a form that signs in: where none says so, the only box that there is and that says nothing else. */
export function rememberMeBoxBesidePassword(form: Form): RememberMeBox | undefined {
  const boxes = checkBoxes(form).filter(({ label, name }) => !ANOTHER_BOX.test(`${label} ${name}`));
  const [only, ...others] = [...boxes.map(ofCheckBox), ...choices(form).map(({ box }) => box)];
  return rememberMeBox(form) ?? (others.length === 0 ? only : undefined);
}

/** Says in a form whether the user is to stay. */
export function fillRememberMe(form: Form, { stay, leave }: RememberMeBox, choice: boolean): Form {
  const { control, value } = choice ? stay : leave;
  return form.fill(control, value);
}

const shown = (form: Form, type: string) =>
  form.controls.filter((control) => control.type === type && !control.trap);
const checkBoxes = (form: Form) => shown(form, 'checkbox');
/** "Remember me (not on a public computer)" remembers: what is said first decides. */
function forgets({ label }: Pick<Control, 'label'>): boolean {
  const [forget, remember] = [label.search(FORGET_ME), label.search(REMEMBER_ME)];
  return forget >= 0 && (remember < 0 || forget < remember);
}
const isAboutStaying = ({ label, name }: Pick<Control, 'label' | 'name'>) =>
  REMEMBER_ME.test(label) || REMEMBER_ME.test(name);

function ofCheckBox(control: Control): RememberMeBox {
  const staying = !forgets(control);
  return {
    label: control.label || control.name,
    stay: { control, value: staying },
    leave: { control, value: !staying },
  };
}

/** An answer of several: what it says, what it sends, and how it is given. */
interface Answer extends Choice {
  label: string;
  sent: string;
}

/** Groups of buttons and lists of which one answer keeps a user longer than another. */
function choices(form: Form): { box: RememberMeBox; said: Pick<Control, 'label' | 'name'>[] }[] {
  const lists = shown(form, 'select').map((control) => ({
    control,
    answers: form.options(control).map(({ label, value }) => ({ control, value: label, label, sent: value })),
  }));
  const radios = shown(form, 'radio');
  const buttons = [...new Set(radios.map(({ name }) => name))].flatMap((its) => {
    const group = radios.filter(({ name }) => name === its);
    const answers = group.map((control) => ({
      control,
      value: true,
      label: control.label,
      sent: form.valueOf(control),
    }));
    return group[0] ? [{ control: group[0], answers }] : [];
  });
  return [...lists, ...buttons].flatMap(({ control, answers }) => {
    if (ANOTHER_BOX.test(`${control.label} ${control.name}`)) return [];
    const box = longestAndShortest(answers) ?? oneOfTwo(answers);
    return box ? [{ box, said: [control, ...answers.map(({ label }) => ({ label, name: '' }))] }] : [];
  });
}

function longestAndShortest(answers: readonly Answer[]): RememberMeBox | undefined {
  const known = answers
    .flatMap((answer) => {
      const hours = howLong(answer.label, answer.sent);
      return hours === undefined ? [] : [{ answer, hours }];
    })
    .sort((one, other) => one.hours - other.hours);
  const [shortest, longest] = [known[0], known.at(-1)];
  if (!shortest || !longest || shortest.hours === longest.hours) return undefined;
  return { label: longest.answer.label, stay: longest.answer, leave: shortest.answer };
}

/** Of two answers one may say how it is, and the other in words of its own that it is not so. */
function oneOfTwo([one, other, ...more]: readonly Answer[]): RememberMeBox | undefined {
  if (!one || !other || more.length > 0) return undefined;
  const stays = (answer: Answer) => REMEMBER_ME.test(answer.label) && !forgets(answer);
  for (const [stay, leave] of [
    [one, other],
    [other, one],
  ] as const) {
    if (stays(stay) !== stays(leave) ? stays(stay) : forgets(leave) && !forgets(stay))
      return { label: stay.label, stay, leave };
  }
  return undefined;
}
