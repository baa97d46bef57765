import type { SessionService } from '../../reference';
import type { Mutant } from '../mutant';

export default {
  policies: { sessionService: (_name, shipped) => shipped.default as SessionService },
} satisfies Mutant;
