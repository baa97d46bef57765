import { behind } from '../../equivalents/equivalent';
import type { Mutant } from '../mutant';

export default {
  ...behind({
    answer: (answered, { body }) => {
      if (answered.status !== 303 || !body.includes('action=login')) return answered;
      const { location: _location, ...headers } = answered.headers;
      return {
        status: 200,
        headers: { ...headers, 'content-type': 'text/html' },
        body: Buffer.from('Welcome!'),
      };
    },
  }),
} satisfies Mutant;
