import { assigned } from '../auth';
import type { Mutant } from '../mutant';
import { setuidKeptByUser } from '../setuid';

export default { policies: assigned('moin_session', setuidKeptByUser) } satisfies Mutant;
