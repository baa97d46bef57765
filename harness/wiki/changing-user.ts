import type { Agent } from '../agents/agent';
import { Form } from '../agents/form';
import type { Page } from '../agents/page';
import { address, type Wiki } from './wiki';

/**
 * Fills in the wiki's own form for changing user. Returns the answer to it, or undefined where the page offers this
 * visitor no such form.
 */
export async function changeUser(agent: Agent, wiki: Wiki, userName: string): Promise<Page | undefined> {
  const page = await agent.open(address(wiki, wiki.places.changeUser));
  const form = Form.find(page, (candidate) => nameField(candidate) !== undefined);
  const name = form && nameField(form);
  if (!form || !name) return undefined;
  const select = form.submitters.find((submitter) => /select/i.test(submitter.name)) ?? form.submitters[0];
  return agent.submit(form.fill(name, userName).filled(select));
}

function nameField(form: Form) {
  return form.controls.find(({ type, name }) => type === 'text' && /user/i.test(name));
}
