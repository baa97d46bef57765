import { method } from '../auth';
import type { Mutant } from '../mutant';

export default {
  policies: method('moin_session', (context, own) =>
    context.login && context.request.headers.cookie ? undefined : own(),
  ),
  alsoBreaks: {
    'a user who signs in beside an anonymous session stays nobody': ['anonymous-order'],
  },
} satisfies Mutant;
