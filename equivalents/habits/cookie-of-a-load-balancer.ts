import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const balancer: Habit = {
  answer: (answered, { headers }) => {
    if (headers.cookie?.includes('JSESSIONID=')) return answered;
    const given = `JSESSIONID=${'0123456789abcdef'.repeat(2)}; Path=/; HttpOnly; SameSite=Lax`;
    return {
      ...answered,
      headers: { ...answered.headers, 'set-cookie': [given, ...(answered.headers['set-cookie'] ?? [])] },
    };
  },
};

/** A load balancer in front gives every visitor a cookie of its own, for the browser session. */
export default { ...behind(balancer) } satisfies Equivalent;
