import type { Value } from '../../reference';
import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { TrailElsewhere } from '../trail';

const shared = new Map<string, Value>();

export default {
  policies: assigned('moin_session', (own, { user }) => (user ? own : new TrailElsewhere(own, shared))),
} satisfies Mutant;
