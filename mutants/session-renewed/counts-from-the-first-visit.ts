import { defaultPolicies } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: {
    sessionExpires: (age) => defaultPolicies.sessionExpires({ ...age, now: age.started, before: undefined }),
  },
  alsoBreaks: {
    'what a visitor came back for is cleaned up with what nobody came back for': ['expired-cleaned-up'],
  },
} satisfies Mutant;
