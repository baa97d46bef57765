import { behind, type Equivalent } from '../equivalent';
import { withoutPages } from '../front';

/** A page that there is not is answered by 200, and there is none that only superusers may read. */
export default {
  ...behind(withoutPages(/SecretPage/)),
  notTestable: {
    'trail-pages': 'what there is not is in no trail anyway',
    'change-user-session-service': 'what there is not may be read by nobody',
  },
} satisfies Equivalent;
