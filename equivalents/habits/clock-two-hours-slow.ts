import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const SLOW_BY = 2 * 60 * 60 * 1000;

const slower = (date: string) => new Date(Date.parse(date) - SLOW_BY).toUTCString();

const slow: Habit = {
  answer: (answered) => {
    const { date, 'set-cookie': lines } = answered.headers;
    const told = lines?.map((line) =>
      line
        .replace(/;\s*max-age=[^;]*/i, '')
        .replace(/(;\s*expires=)([^;]*)/i, (_, name, expires) => `${name}${slower(expires)}`),
    );
    return {
      ...answered,
      headers: {
        ...answered.headers,
        ...(date ? { date: slower(date) } : {}),
        ...(told ? { 'set-cookie': told } : {}),
      },
    };
  },
};

/** The server's clock is two hours slow: by its Date, the time in Expires is right. */
export default { ...behind(slow) } satisfies Equivalent;
