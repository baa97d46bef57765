import { randomBytes } from 'node:crypto';
import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

/** Tokens of forms that were not sent yet. */
const unused = new Set<string>();

const once: Habit = {
  request: (asked) => {
    const sent = new URLSearchParams(asked.body.toString());
    const [token = '', ...ticket] = (sent.get('ticket') ?? '').split('~');
    if (sent.get('action') !== 'login' || !sent.has('ticket')) return asked;
    sent.set('ticket', unused.delete(token) ? ticket.join('~') : 'sent before');
    return { ...asked, body: Buffer.from(sent.toString()) };
  },
  answer: (answered) => {
    if (!/html/.test(answered.headers['content-type'] ?? '')) return answered;
    const html = answered.body
      .toString()
      .replace(/(name="action" value="login">\s*<input[^>]*name="ticket" value=")/, (all) => {
        const token = randomBytes(16).toString('hex');
        unused.add(token);
        return `${all}${token}~`;
      });
    return { ...answered, body: Buffer.from(html) };
  },
};

/** Each form to sign in is taken once. */
export default {
  ...behind(once),
  notTestable: { 'no-lost-update': 'a form that was sent is not sent once more' },
} satisfies Equivalent;
