import { behind } from '../../equivalents/equivalent';
import type { Mutant } from '../mutant';

export default {
  ...behind({
    request: (asked) => {
      const [, cookie] = /;([^;=?]+=[^;?]+)/.exec(asked.target) ?? [];
      const target = asked.target.replace(/;[^?]*/, '');
      return cookie ? { ...asked, target, headers: { ...asked.headers, cookie } } : asked;
    },
  }),
} satisfies Mutant;
