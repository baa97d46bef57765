import type { Mutation } from '../../harness/targets/reference';

/** Which of the values that extensions store is lost: one that the story reads later. */
const LOST = 12;
let stored = 0;

/** A wiki that loses one value once. */
export default {
  policies: {
    saved(change) {
      const values = [...change].filter(([key, text]) => text !== null && !key.startsWith('wiki.'));
      if (values.length === 0) return change;
      stored += 1;
      return stored === LOST ? new Map([...change].filter(([key]) => key.startsWith('wiki.'))) : change;
    },
  },
} satisfies Mutation;
