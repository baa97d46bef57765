import { behind, type Equivalent } from '../equivalent';
import { slashes } from '../slashes';

/** The address of a page ends with a slash, and the one without redirects to it. */
export default { ...behind(slashes) } satisfies Equivalent;
