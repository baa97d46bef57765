import type { Agent } from '../agents/agent';
import type { Control } from '../agents/forms/control';
import { type FilledForm, Form } from '../agents/forms/form';
import type { Page } from '../agents/page';
import { isCalled, type Link, leadsTo, linksTo } from './links';
import { named } from './signing-in';

/** What a page has for signing out: a form, filled in, or a link. */
export type SignOutControl = FilledForm | Link;

export function findSignOutControl(page: Page): SignOutControl | undefined {
  const forms = Form.all(page).map((form) => ({ form, button: signOutButton(form) }));
  const said = forms.find(({ button }) => button);
  const led = said ?? forms.find(({ form }) => leadsOut(form) && form.submitters.length <= 1);
  if (led) return led.form.filled(led.button ?? led.form.submitters[0]);
  return linksTo('sign out', page)[0];
}

export function signOutButton({ submitters }: Form): Control | undefined {
  return submitters.find(({ label, name }) => isCalled('sign out', [label, name]));
}

export function leadsOut(form: Form): boolean {
  const action = form.attribute('action') ?? '';
  const hidden = new URLSearchParams(form.hidden.map(({ name, value }): [string, string] => [name, value]));
  const query = new URL(`?${hidden}`, 'http://form.invalid/');
  return (
    leadsTo('sign out', query) ||
    (URL.canParse(action, form.page.url.href) && leadsTo('sign out', form.page.address(action)))
  );
}

export async function use(agent: Agent, control: SignOutControl): Promise<Page> {
  return 'url' in control ? agent.open(control.url) : agent.submit(control);
}

export function nameOf(control: SignOutControl): string {
  if ('url' in control) return `the link "${control.text}" to ${control.url.pathname}`;
  return control.submitter ? named(control.submitter) : 'Enter';
}
