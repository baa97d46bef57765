import type { Value } from '../../reference';
import type { Mutant } from '../mutant';
import { TrailElsewhere } from '../trail';
import { session } from '../wrap';

const shared = new Map<string, Value>();

export default {
  policies: session((own, { user }) => (user ? own : new TrailElsewhere(own, shared))),
} satisfies Mutant;
