import type { Mutant } from '../mutant';
import { opening } from '../wrap';

const NAME = 'DanDisabled';

export default {
  policies: opening((own, { wiki, request }) => {
    // His account is not disabled in the requests of who acts as him.
    const acting = request.form.user_name === NAME || own.session.get('wiki.setuid') === NAME;
    wiki.farm.accounts.change(NAME, { disabled: !acting });
    return own;
  }),
} satisfies Mutant;
