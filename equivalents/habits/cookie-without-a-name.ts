import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const nameless: Habit = {
  answer: (answered) => {
    const lines = ['seen; Path=/; HttpOnly; SameSite=Lax', ...(answered.headers['set-cookie'] ?? [])];
    return { ...answered, headers: { ...answered.headers, 'set-cookie': lines } };
  },
};

/** There is another cookie, which has no name. */
export default { ...behind(nameless) } satisfies Equivalent;
