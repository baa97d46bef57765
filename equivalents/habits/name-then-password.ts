import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

/** The reference's sign-in form. */
const FORM = /<form[^>]*>\s*<input type="hidden" name="action" value="login">[\s\S]*?<\/form>/;

const twoSteps: Habit = {
  // The name comes alone: the page with the password is asked for.
  request: (asked) => {
    const sent = new URLSearchParams(asked.body.toString());
    if (sent.get('step') !== 'name') return asked;
    return {
      method: 'GET',
      target: `${asked.target}?action=login`,
      headers: asked.headers,
      body: asked.body,
    };
  },
  answer: (answered, { body }) => {
    const html = answered.body.toString();
    const [form] = FORM.exec(html) ?? [];
    if (!form) return answered;
    const sent = new URLSearchParams(body.toString());
    const name = sent.get('step') === 'name' ? sent.get('name') : undefined;
    const known = `<input type="hidden" name="name" value="${name}">`;
    const asked = name
      ? form.replace(/<input[^>]*name="name"[^>]*>/, known)
      : form.replace(/<input[^>]*name="password"[^>]*>/, '<input type="hidden" name="step" value="name">');
    return { ...answered, body: Buffer.from(html.replace(form, asked)) };
  },
};

/** The sign-in page asks for the name, and the next one for the password. */
export default { ...behind(twoSteps) } satisfies Equivalent;
