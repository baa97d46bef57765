import type { Mutant } from '../mutant';
import { sentHeaders } from '../request';

export default {
  policies: sentHeaders((headers, { login }) => (login ? [...headers, ...headers] : headers)),
} satisfies Mutant;
