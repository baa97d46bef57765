import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

/** Pages that have something stored. */
const STORING = /Session(?:Macro|Dict)/;

const lazy: Habit = {
  answer: (answered, { method, target, headers }) => {
    if (headers.cookie || headers.authorization || method === 'POST' || STORING.test(target)) return answered;
    const { 'set-cookie': _withheld, ...others } = answered.headers;
    return { ...answered, headers: others };
  },
};

/** An anonymous visitor gets a cookie only where there is something to keep, as express-session does by saveUninitialized. */
export default { ...behind(lazy) } satisfies Equivalent;
