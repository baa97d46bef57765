import { behind } from '../../equivalents/equivalent';
import { slashes } from '../../equivalents/slashes';
import type { Mutant } from '../mutant';
import inTheQuery from './in-the-query';

export default { ...inTheQuery, ...behind(slashes) } satisfies Mutant;
