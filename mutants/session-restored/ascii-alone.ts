import type { Mutant } from '../mutant';
import { saving } from '../wrap';

export default {
  policies: saving((_key, value) =>
    typeof value === 'string' ? value.replace(/[^\x20-\x7e]/g, '?') : value,
  ),
} satisfies Mutant;
