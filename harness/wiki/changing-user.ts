import type { Agent } from '../agents/agent';
import type { Control } from '../agents/forms/control';
import { type FilledForm, Form } from '../agents/forms/form';
import type { Page } from '../agents/page';
import { address, type Wiki } from './wiki';

/**
 * Fills in the wiki's own form for changing user. Returns the answer to it, or undefined where the page offers this
 * visitor no such form, or none that takes that name.
 */
export async function changeUser(agent: Agent, wiki: Wiki, userName: string): Promise<Page | undefined> {
  const form = await fillChangeUser(agent, wiki, userName);
  return form && agent.submit(form);
}

/** The form for changing user, filled in and not sent, or undefined where this visitor is offered none for that name. */
export async function fillChangeUser(
  agent: Agent,
  wiki: Wiki,
  userName: string,
): Promise<FilledForm | undefined> {
  const page = await agent.open(address(wiki, wiki.places.changeUser));
  const found = findField(page, userName);
  if (!found?.form.accepts(found.name, userName)) return undefined;
  const { form, name } = found;
  const select = form.submitters.find((submitter) => /select/i.test(submitter.name)) ?? form.submitters[0];
  return form.fill(name, userName).filled(select);
}

/** What a form or its button says that is for changing user. */
const CHANGES_USER = /(?<![a-z])(?:su|suid|sudo|become|impersonate|act as|switch|change to)(?![a-z])/i;

/** The field for the user's name: a list that has it, or what is called so, or what stands in a form that says so. */
function findField(page: Page, userName: string): { form: Form; name: Control } | undefined {
  const fields = Form.all(page).flatMap((form) =>
    form.controls
      .filter(({ type, trap }) => /^(text|select)$/.test(type) && !trap)
      .map((name) => ({ form, name })),
  );
  const says = ({ form, name }: { form: Form; name: Control }) =>
    [name, ...form.submitters].some((control) => CHANGES_USER.test(`${control.name} ${control.label}`));
  return (
    fields.find(({ form, name }) => name.type === 'select' && form.accepts(name, userName)) ??
    fields.find(({ name }) => /user/i.test(name.name)) ??
    fields.find(says)
  );
}
