import { behind, type Equivalent } from '../equivalent';

/** Whoever failed to sign in too often is told so by a page like any other, and by no status. */
export default {
  level: 'hardening',
  ...behind({
    answer: (answered) => {
      if (answered.status !== 429) return answered;
      const { 'retry-after': _seconds, ...headers } = answered.headers;
      return { ...answered, status: 200, headers };
    },
  }),
} satisfies Equivalent;
