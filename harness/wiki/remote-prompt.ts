import type { Page } from '../agents/page';
import { fold } from '../agents/text';
import { passwordForm } from './sign-in-form';
import type { Wiki } from './wiki';

/** What a page says of the account at a remote wiki. */
export interface RemotePrompt {
  /** The message on it, white space folded; empty where there is none. */
  message: string;
  /** remote-asks-password: whether it has a form with a password, and says that it is for the remote wiki. */
  asks: boolean;
  /** remote-warns-trust: whether it warns, with the form, that both wikis should be trusted, and why. */
  warns: boolean;
}

export function remotePromptOn(page: Page, { places }: Wiki): RemotePrompt {
  const message = fold(page.$(places.message).text());
  const hasForm = passwordForm(page) !== undefined;
  return {
    message,
    asks: hasForm && /remote/i.test(message),
    warns: hasForm && [/trust/i, /both/i, /administrator/i].every((word) => word.test(message)),
  };
}

/** Where the link that clears the message of a page leads; undefined where it has none. */
export function clearingLink(page: Page, { places }: Wiki): URL | undefined {
  const href = page.$(places.clearMessage).first().attr('href');
  return href === undefined ? undefined : page.address(href);
}
