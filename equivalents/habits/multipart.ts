import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const PART = /name="([^"]*)"\r\n\r\n([\s\S]*?)\r\n--/g;

const multipart: Habit = {
  // The wiki behind reads urlencoded forms; what is not multipart is none of this site's.
  request: (asked) => {
    const type = asked.headers['content-type'] ?? '';
    if (asked.target.includes('xmlrpc') || !/multipart|urlencoded/.test(type)) return asked;
    const fields = /multipart/.test(type)
      ? [...asked.body.toString().matchAll(PART)].map(([, name = '', value = '']): [string, string] => [
          name,
          value,
        ])
      : [];
    const sent = new URLSearchParams(fields).toString();
    const headers = { ...asked.headers, 'content-type': 'application/x-www-form-urlencoded' };
    return /password/.test(asked.body.toString()) ? { ...asked, headers, body: Buffer.from(sent) } : asked;
  },
  answer: (answered) => {
    if (!/html/.test(answered.headers['content-type'] ?? '')) return answered;
    const html = answered.body
      .toString()
      .replace(/<form(?=(?:(?!<\/form>)[\s\S])*type="password")/g, '<form enctype="multipart/form-data"');
    return { ...answered, body: Buffer.from(html) };
  },
};

/** The sign-in form is multipart, and its receiver reads that alone. */
export default { ...behind(multipart) } satisfies Equivalent;
