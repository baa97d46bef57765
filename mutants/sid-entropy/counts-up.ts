import type { Mutant } from '../mutant';
import { spelledBy } from '../spelling';

let count = 10_000;

export default {
  policies: spelledBy(() => {
    count += 1;
    return `${'session'.repeat(4)}${count}`;
  }),
} satisfies Mutant;
