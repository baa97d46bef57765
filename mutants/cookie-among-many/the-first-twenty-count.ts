import type { Mutant } from '../mutant';
import { cookieHeader } from '../request';

export default {
  policies: cookieHeader(({ request }) => request.headers.cookie?.split('; ').slice(0, 20).join('; ')),
} satisfies Mutant;
