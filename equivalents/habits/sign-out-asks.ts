import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const FORM = /<form[^>]*>\s*<input type="hidden" name="action" value="logout">[\s\S]*?<\/form>/;
const ASKED = 'x-asked-to-sign-out';

const asking: Habit = {
  request: (asked) => {
    if (!/[?&]action=asklogout/.test(asked.target)) return asked;
    return {
      ...asked,
      target: asked.target.replace(/\?.*/, ''),
      headers: { ...asked.headers, [ASKED]: '1' },
    };
  },
  answer: (answered, { target, headers }) => {
    const html = answered.body.toString();
    const [form] = FORM.exec(html) ?? [];
    if (!form) return answered;
    const link = `<a href="${target.split('?')[0]}?action=asklogout">Log out</a>`;
    const question = `<main id="content"><h1>Log out</h1><p>Do you want to log out?</p>${form.replace('Sign out', 'Yes')}</main>`;
    const linked = html.replace(form, link);
    const page = headers[ASKED] ? linked.replace(/<main[\s\S]*<\/main>/, question) : linked;
    return { ...answered, body: Buffer.from(page) };
  },
};

/** The way to sign out is a link, and the page that it leads to asks whether it is meant. */
export default { ...behind(asking) } satisfies Equivalent;
