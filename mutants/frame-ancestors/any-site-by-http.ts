import { directive } from '../headers';
import type { Mutant } from '../mutant';

export default {
  ...directive(/frame-ancestors[^;]*/, 'frame-ancestors http:'),
  agent: 'browser',
} satisfies Mutant;
