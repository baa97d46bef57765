import { behind, type Equivalent } from '../equivalent';

/** A connection that was kept is closed, without a byte, when the next request comes on it. */
export default { ...behind({ closesOnReuse: true }) } satisfies Equivalent;
