/**
 * Habits that get along, each list in one wiki; the last is next to the reference. They differ in what they change, so that
 * each shows beside the others.
 */
const COMPANIES: readonly (readonly string[])[] = [
  [
    'closes-on-reuse',
    'attributes-in-another-case',
    'buttons-in-german',
    'base-href',
    'max-age-alone',
    'name-of-a-picture',
  ],
  [
    'id-in-addresses',
    'expires-floored-to-the-minute',
    'trap-field',
    'minified-html',
    'cookie-without-a-name',
    'titles-in-the-trail',
  ],
  [
    'multipart',
    'cookie-taken-away-by-yesterday',
    'trail-without-the-page-itself',
    'refresh-for-a-redirect',
    'cookie-of-a-load-balancer',
    'name-with-no-break-space',
  ],
  [
    'bound-to-the-browser',
    'path-of-the-server-on-every-page',
    'pages-in-japanese',
    'addresses-with-a-slash',
    'session-in-two-cookies',
    'sign-in-form-on-every-page',
  ],
  [
    'token-of-another-name',
    'newsletter-before-sign-in',
    'remember-me-in-a-list',
    'formaction',
    'lazy-sessions',
    'login-words-in-addresses',
  ],
  [
    'any-name-answers-200',
    'name-then-password',
    'private-wiki',
    'cookie-left-by-signing-out',
    'macro-documented',
    'sign-in-as-somebody-else',
  ],
  [
    'compressed',
    'expires-alone',
    'greeting',
    'pages-in-xhtml',
    'one-session-per-user',
    'sign-in-redirects-the-signed-in',
  ],
  [
    'latin1',
    'sign-out-asks',
    'no-secret-page',
    'form-taken-once',
    'frames-by-an-option',
    'limit-told-by-the-page-alone',
  ],
];

/**
 * All habits, those that get along together; or those alone that have one of the wanted parts in their names, each by itself.
 * @param habits the names of all
 */
export function companies(
  habits: readonly string[],
  wanted: readonly string[] = [],
): readonly (readonly string[])[] {
  if (wanted.length > 0) {
    const chosen = habits.filter((name) => wanted.some((part) => name.includes(part)));
    return chosen.map((name) => [name]);
  }
  const placed = COMPANIES.flat();
  const unknown = placed.filter((name) => !habits.includes(name));
  if (unknown.length > 0) throw new Error(`equivalents/companies.ts: there is no ${unknown.join(', ')}.`);
  return [...COMPANIES, ...habits.filter((name) => !placed.includes(name)).map((name) => [name])];
}
