/** What stands in the place of a secret. */
export const MASKED = '«masked»';

const FIELDS_TO_MASK = /pass|pwd|ticket|token|csrf/i;
/** A shorter password is masked only where it is a whole value: "wiki" and "test" stand in many an address. */
const SHORTEST_WITHIN = 6;

const passwords = new Set<string>();
/** The passwords as they stand in texts: as they are, in addresses and form bodies, in quoted strings. */
const spellings = new Set<string>();

/** Has a password of this run masked wherever something is shown, whatever it stands in. */
export function keepSecret(password: string): void {
  passwords.add(password);
  if (password.length < SHORTEST_WITHIN) return;
  const sent = new URLSearchParams([['', password]]).toString().slice(1);
  const quoted = JSON.stringify(password).slice(1, -1);
  for (const spelling of [password, encodeURIComponent(password), sent, quoted]) spellings.add(spelling);
}

/** A text as it may be shown: without the passwords of the run, the addresses in it without passwords and tokens. */
export function maskSecrets(text: string): string {
  return maskPasswords(maskQuery(text, maskField));
}

/** The value of a form field or a query parameter as it may be shown. */
export function maskField(name: string, value: string): string {
  return FIELDS_TO_MASK.test(name) || passwords.has(value) ? MASKED : maskPasswords(value);
}

/** A text with its addresses' query parameters as `mask` has them; what it leaves alone keeps its spelling. */
export function maskQuery(text: string, mask: (name: string, value: string) => string): string {
  return text.replace(/(?<=[?&])([^=&#\s]*)=([^&#\s"']*)/g, (pair, name: string, value: string) => {
    const [[, sent] = ['', '']] = new URLSearchParams(`v=${value}`);
    const masked = mask(name, sent);
    return masked === sent ? pair : `${name}=${masked}`;
  });
}

function maskPasswords(text: string): string {
  let masked = text;
  for (const spelling of spellings) masked = masked.replaceAll(spelling, MASKED);
  return masked;
}
