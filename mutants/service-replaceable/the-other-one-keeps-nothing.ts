import type { Mutant } from '../mutant';
import { opening, Unkept } from '../wrap';

export default {
  policies: opening((own, _context, settings) =>
    settings.session_service === 'default' ? own : new Unkept(own),
  ),
} satisfies Mutant;
