import type { Agent } from '../agents/agent';
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
  const form = Form.find(page, (candidate) => nameField(candidate) !== undefined);
  const name = form && nameField(form);
  if (!form || !name || !form.accepts(name, userName)) return undefined;
  const select = form.submitters.find((submitter) => /select/i.test(submitter.name)) ?? form.submitters[0];
  return form.fill(name, userName).filled(select);
}

function nameField(form: Form) {
  return form.controls.find(({ type, name }) => /^(text|select)$/.test(type) && /user/i.test(name));
}
