import type { Mutant } from '../mutant';
import { setCookieLine } from '../wrap';

export default {
  policies: setCookieLine((line, _context, settings) =>
    settings.session_service === 'default' ? line : line.replace(/Max-Age=\d+/, 'Max-Age=3600'),
  ),
} satisfies Mutant;
