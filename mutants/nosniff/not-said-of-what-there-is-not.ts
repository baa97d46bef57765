import { header } from '../headers';
import type { Mutant } from '../mutant';

export default header('x-content-type-options', (value, _asked, { status }) =>
  status === 404 ? undefined : value,
) satisfies Mutant;
