import { behind, type Equivalent } from '../equivalent';
import { withoutPages } from '../front';

/** A page that there is not is answered by 200, and of those to walk through there is PageTwo alone. */
export default {
  ...behind(withoutPages(/Page(?=One|Three|Four|Five|Six)/)),
  notTestable: Object.fromEntries(
    ['trail-session-service', 'trail-order', 'trail-pages', 'trail-bound', 'trail-ends', 'trail-private'].map(
      (id) => [id, 'the trail has pages that there are'],
    ),
  ),
} satisfies Equivalent;
