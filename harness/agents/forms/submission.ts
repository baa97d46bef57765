import { randomBytes } from 'node:crypto';
import { encodeText } from '../charset';

export type Entries = readonly (readonly [name: string, value: string])[];

/** The layout of a form that names none. */
export const URLENCODED = 'application/x-www-form-urlencoded' as const;

/** HTML 4.10.21.3: how the entries of a form are laid out. */
export type Enctype = typeof URLENCODED | 'multipart/form-data' | 'text/plain';

/** What goes out by POST. */
export interface Body {
  /** The Content-Type header. */
  contentType: string;
  bytes: Buffer;
}

export function enctypeOf(attribute: string | undefined): Enctype {
  const known = attribute?.toLowerCase();
  return known === 'multipart/form-data' || known === 'text/plain' ? known : URLENCODED;
}

/** The body of a form that is sent by POST. */
export function encodeBody(entries: Entries, enctype: Enctype, encoding: string): Body {
  if (enctype === 'multipart/form-data') return multipart(entries, encoding);
  const text =
    enctype === 'text/plain'
      ? encodeText(
          entries.map(([name, value]) => `${newlines(name)}=${newlines(value)}\r\n`).join(''),
          encoding,
        )
      : Buffer.from(urlencode(entries, encoding));
  return { contentType: enctype, bytes: text };
}

/** URL Standard 5.2, in an encoding other than UTF-8 too. */
export function urlencode(entries: Entries, encoding: string): string {
  const part = (text: string) =>
    [...encodeText(newlines(text), encoding)]
      .map((byte) => {
        const character = String.fromCharCode(byte);
        if (/[\w*.-]/.test(character)) return character;
        return byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
      })
      .join('');
  return entries.map(([name, value]) => `${part(name)}=${part(value)}`).join('&');
}

/** HTML 4.10.21.7, without files. */
function multipart(entries: Entries, encoding: string): Body {
  const boundary = `----form-${randomBytes(16).toString('hex')}`;
  const quoted = (name: string) =>
    newlines(name).replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
  const parts = entries.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"\r\n\r\n${newlines(value)}\r\n`,
  );
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    bytes: encodeText(`${parts.join('')}--${boundary}--\r\n`, encoding),
  };
}

function newlines(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n');
}
