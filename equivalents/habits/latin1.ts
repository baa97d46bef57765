import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const latin1: Habit = {
  // Forms of such a page come back in its encoding.
  request: (asked) => {
    if (!/urlencoded/.test(asked.headers['content-type'] ?? '')) return asked;
    const text = asked.body
      .toString('latin1')
      .replace(/%([89a-f][0-9a-f])/gi, (_, byte) =>
        encodeURIComponent(String.fromCharCode(Number.parseInt(byte, 16))),
      );
    return { ...asked, body: Buffer.from(text) };
  },
  answer: (answered) => {
    const type = answered.headers['content-type'] ?? '';
    if (!/html/.test(type)) return answered;
    const html = answered.body.toString().replace(/<meta charset="utf-8"\s*\/?>/i, '');
    const body = html.replace(/[^\0-\xff]/gu, (character) => `&#${character.codePointAt(0)};`);
    const headers = { ...answered.headers, 'content-type': 'text/html; charset=iso-8859-1' };
    return { ...answered, headers, body: Buffer.from(body, 'latin1') };
  },
};

/** Pages in ISO-8859-1, and forms that come back in it. */
export default {
  ...behind(latin1),
  notTestable: {
    'session-dict': 'no page in ISO-8859-1 can show every character of a key',
    'session-restored': 'no page in ISO-8859-1 can show every character of a text',
  },
} satisfies Equivalent;
