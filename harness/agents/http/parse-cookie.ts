import { Cookie, canonicalDomain, getPublicSuffix } from 'tough-cookie';

/** Bytes of the longest name and value together, and of the longest attribute (RFC 6265bis 5.6). */
const LONGEST_PAIR = 4096;
const LONGEST_ATTRIBUTE = 1024;

/**
 * A Set-Cookie line as browsers read it, where tough-cookie goes by the letter of RFC 6265.
 * @param line as it came, one character for each byte
 * @throws Error that says why a browser would not take it
 */
export function parseCookie(line: string, host: string): Cookie {
  const [pair = '', ...rest] = line.split(';');
  // RFC 6265bis 5.6: "If the attribute-value is longer than 1024 octets, ignore the cookie-av".
  const attributes = rest.filter((attribute) => textOf(attribute).length <= LONGEST_ATTRIBUTE);
  const cookie = readPair(pair, attributes);
  const bytes = pairBytes(line);
  if (bytes > LONGEST_PAIR) throw new Error(tooLong(bytes));
  if (!cookie.secure) {
    // RFC 6265bis 5.7: "If the cookie's same-site-flag is None … and secure-only-flag is false, abort".
    if (cookie.sameSite === 'none') throw new Error('SameSite=None without Secure');
    if (attributes.some((each) => labelOf(each) === 'partitioned'))
      throw new Error('Partitioned without Secure');
  }
  const domain = readDomain(attributes);
  cookie.domain = domain !== undefined && isAlone(domain, host) ? null : (domain ?? null);
  return cookie;
}

/** Bytes of the name and the value that a Set-Cookie line begins with, one character for each byte. */
export function pairBytes(line: string): number {
  const [pair = ''] = line.split(';');
  const [name = '', ...value] = pair.split('=');
  return name.trim().length + value.join('=').trim().length;
}

/** Why a browser refuses a cookie for its size, in bytes. */
export function tooLong(bytes: number): string {
  return `name and value are ${bytes} bytes, over ${LONGEST_PAIR}`;
}

function readPair(pair: string, attributes: readonly string[]): Cookie {
  const nameless = pair.trim().indexOf('=') <= 0;
  const value = pair.trim().replace(/^=/, '');
  // RFC 6265bis 5.6: "If the name-value-pair string lacks a '=' character, then the name string is empty".
  const cookie = Cookie.parse([nameless ? `nameless=${value}` : pair, ...attributes].join(';'));
  if (!cookie) throw new Error('name or value holds a control character');
  if (!nameless) return cookie;
  cookie.key = '';
  if (cookie.value === '') throw new Error('neither a name nor a value');
  // RFC 6265bis 5.7: what is sent without a name must not look like a cookie that has one.
  if (/=|^__(host|secure)-/i.test(cookie.value)) throw new Error('no name, and a value that looks like one');
  return cookie;
}

/** The Domain that the last attribute of that name says, in its ASCII form; undefined where that says nothing. */
function readDomain(attributes: readonly string[]): string | undefined {
  const last = attributes.findLast((attribute) => labelOf(attribute) === 'domain');
  const said = Buffer.from(textOf(last ?? ''), 'latin1').toString();
  if (said === '') return undefined;
  const domain = canonicalDomain(said);
  if (!domain) throw new Error(`its Domain, ${said}, is not a domain`);
  return domain;
}

/** RFC 6265bis 5.7: the name of the host itself, where it is an address or a public suffix, is as good as no Domain. */
function isAlone(domain: string, host: string): boolean {
  if (domain !== canonicalDomain(host)) return false;
  const options = { allowSpecialUseDomain: true, ignoreError: true };
  return !domain.includes('.') || getPublicSuffix(domain, options) === undefined;
}

function labelOf(attribute: string): string {
  return (attribute.split('=')[0] ?? '').trim().toLowerCase();
}

function textOf(attribute: string): string {
  return attribute.split('=').slice(1).join('=').trim();
}
