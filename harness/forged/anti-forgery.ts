import type { FilledForm } from '../agents/forms/form';

const TOKEN_NAME = /ticket|token|csrf|xsrf|nonce/i;

/** Hex or base64 with digits among its letters, too long to be guessed: 96 bits in base64. */
const UNGUESSABLE = /^(?=.*\d)(?=.*[a-z])[\w+/=.:-]{16,}$/i;

/** The names of a form's anti-forgery tokens: hidden fields with a token's name, or a value that nobody guesses. */
export function tokenNames({ page, entries }: Pick<FilledForm, 'page' | 'entries'>): Set<string> {
  const hidden = new Set(
    page
      .$('input[type=hidden]')
      .toArray()
      .map((field) => page.$(field).attr('name')),
  );
  const tokens = entries.filter(
    ([name, value]) => hidden.has(name) && (TOKEN_NAME.test(name) || UNGUESSABLE.test(value)),
  );
  return new Set(tokens.map(([name]) => name));
}

/** What another site knows of a link: its address without the tokens in it, which that site can't read. */
export function addressKnownElsewhere(url: URL): URL {
  const known = new URL(url);
  for (const [name, value] of url.searchParams) {
    if (TOKEN_NAME.test(name) || UNGUESSABLE.test(value)) known.searchParams.delete(name);
  }
  return known;
}

/** What another site can send of a form: all but the tokens, which it can't read. */
export function entriesKnownElsewhere(form: Pick<FilledForm, 'page' | 'entries'>): [string, string][] {
  const tokens = tokenNames(form);
  return form.entries.filter(([name]) => !tokens.has(name));
}

/** A form with the tokens of another in place of its own; one that the other has not is left empty. */
export function entriesWithTokensOf(
  form: Pick<FilledForm, 'page' | 'entries'>,
  other: Pick<FilledForm, 'entries'>,
): [string, string][] {
  const tokens = tokenNames(form);
  const theirs = new Map(other.entries);
  return form.entries.map(([name, value]) => [name, tokens.has(name) ? (theirs.get(name) ?? '') : value]);
}
