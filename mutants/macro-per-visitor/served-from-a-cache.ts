import type { Mutant } from '../mutant';

export default { policies: { mayCache: () => true } } satisfies Mutant;
