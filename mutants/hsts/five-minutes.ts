import type { Mutant } from '../mutant';
import { sentHeaders } from '../request';

export default {
  policies: sentHeaders((headers) => [...headers, ['strict-transport-security', 'max-age=300']]),
} satisfies Mutant;
