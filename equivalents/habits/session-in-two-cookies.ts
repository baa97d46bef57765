import { behind, type Equivalent } from '../equivalent';
import { type Habit, setCookies } from '../front';

const SECOND = '.2';
const SESSION = /^MOIN_SESSION/;

const two: Habit = {
  request: (asked) => {
    const pairs = (asked.headers.cookie ?? '').split(/; */).filter(Boolean);
    const valuesOf = (name: string) =>
      pairs.filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));
    const seen = new Map<string, number>();
    const joined = pairs.flatMap((pair) => {
      const [name = '', ...value] = pair.split('=');
      if (!SESSION.test(name)) return [pair];
      if (name.endsWith(SECOND)) return [];
      const index = seen.get(name) ?? 0;
      seen.set(name, index + 1);
      return [`${name}=${value.join('=')}${valuesOf(`${name}${SECOND}`)[index] ?? ''}`];
    });
    const { cookie: _, ...others } = asked.headers;
    return { ...asked, headers: { ...others, ...(joined.length > 0 ? { cookie: joined.join('; ') } : {}) } };
  },
  ...setCookies((line) => {
    const [, name = '', value = '', rest = ''] = /^([^=]*)=([^;]*)(.*)$/.exec(line) ?? [];
    if (!SESSION.test(name)) return line;
    const half = Math.ceil(value.length / 2);
    return [`${name}=${value.slice(0, half)}${rest}`, `${name}${SECOND}=${value.slice(half)}${rest}`];
  }),
};

/** The session takes two cookies. */
export default { ...behind(two) } satisfies Equivalent;
