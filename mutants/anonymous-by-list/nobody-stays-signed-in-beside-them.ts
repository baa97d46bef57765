import { method } from '../auth';
import type { Mutant } from '../mutant';

export default {
  policies: method('moin_session', (visit, own) =>
    visit.login && visit.request.headers.cookie ? undefined : own(),
  ),
} satisfies Mutant;
