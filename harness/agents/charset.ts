import { isUtf8 } from 'node:buffer';
import { getEncoding } from 'encoding-sniffer';
import { decode, encode, encodingExists } from 'iconv-lite';

/** Bytes of the longest byte order mark. */
const LONGEST_MARK = 3;

export interface DecodedPage {
  html: string;
  /** The encoding's name as the Encoding standard has it, in lower case. */
  encoding: string;
}

/** Decodes a page by its byte order mark, its Content-Type, or its meta element, in this order. */
export function decodePage(bytes: Buffer, contentType: string | undefined): DecodedPage {
  const declared = /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1];
  const sniffed = getEncoding(
    bytes,
    declared && isKnown(declared)
      ? { transportLayerEncodingLabel: declared, maxBytes: LONGEST_MARK }
      : { defaultEncoding: isUtf8(bytes) ? 'utf-8' : 'windows-1252' },
  );
  const decoder = new TextDecoder(isKnown(sniffed) ? sniffed : 'utf-8');
  return { html: decoder.decode(bytes), encoding: decoder.encoding };
}

/** HTML 4.10.21.5: the first of accept-charset that there is, else the page's; never UTF-16. */
export function formEncoding(acceptCharset: string | undefined, pageEncoding: string): string {
  const accepted = acceptCharset?.trim().split(/\s+/).find(isKnown) ?? pageEncoding;
  const { encoding } = new TextDecoder(accepted);
  return encoding.startsWith('utf-16') || !encodingExists(encoding) ? 'utf-8' : encoding;
}

/** Whether a page in an encoding can have every character of a text. */
export function canEncode(text: string, pageEncoding: string): boolean {
  const encoding = formEncoding(undefined, pageEncoding);
  return encoding === 'utf-8' || decode(encode(text, encoding), encoding) === text;
}

/** A text in an encoding of `formEncoding`; a character that is not in it goes as `&#NNN;`. */
export function encodeText(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  const characters = [...text].map((character) => {
    const bytes = encode(character, encoding);
    return decode(bytes, encoding) === character ? bytes : Buffer.from(`&#${character.codePointAt(0)};`);
  });
  return Buffer.concat(characters);
}

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
