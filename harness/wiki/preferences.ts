import type { Agent } from '../agents/agent';
import { Form } from '../agents/forms/form';
import type { Page } from '../agents/page';
import { NotApplicable, NotTestable } from '../core/errors';
import { hasNot } from '../core/skip-reasons';
import { fillRememberMe, rememberMeBox } from './remember-me-box';
import { address, type Wiki } from './wiki';

/** A signed-in user's choice of remember_me, made in the preferences. */
export async function chooseRememberMe(agent: Agent, wiki: Wiki, choice: boolean): Promise<Page> {
  if (wiki.without?.includes('remember_me')) throw hasNot('remember_me');
  if (wiki.rememberMe === 'sign-in') {
    throw new NotApplicable(
      'users of this wiki choose remember_me when they sign in, and not in their preferences',
    );
  }
  if (wiki.live) {
    const on = choice ? 'on' : 'off';
    throw new NotTestable(
      `an account with remember_me ${on} is needed; in polite mode no preferences are changed`,
      `accounts: - { name: …, passwordFrom: …, remember_me: ${choice} }`,
    );
  }
  const page = await agent.open(address(wiki, wiki.places.preferences));
  const form = Form.find(page, (candidate) => rememberMeBox(candidate) !== undefined);
  const box = form && rememberMeBox(form);
  if (!form || !box) {
    throw new NotTestable(
      `a form with a check box for remember_me is needed; ${page.describe()} has none`,
      'places: preferences: the page that has it; or remember_me: sign-in, where the sign-in form has one',
    );
  }
  const save = form.submitters.find(({ name }) => /save/i.test(name)) ?? form.submitters[0];
  return agent.submit(fillRememberMe(form, box, choice).filled(save));
}
