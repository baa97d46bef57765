import { behind } from '../../equivalents/equivalent';
import type { Mutant } from '../mutant';

export default behind({ takesFirstHost: true }) satisfies Mutant;
