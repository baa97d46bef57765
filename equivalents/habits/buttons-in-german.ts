import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

/** A German form, with a button before the one that signs in. */
export default {
  ...behind(
    page((html) =>
      html
        .replace(
          /(<input[^>]*type="password"[\s\S]*?)<button([^>]*)>[^<]*<\/button>/,
          '$1<button name="do" value="cancel">Abbrechen</button><button$2>Anmelden</button>',
        )
        .replace(/>(Log out|Sign out|Logout)</gi, '>Abmelden<'),
    ),
  ),
} satisfies Equivalent;
