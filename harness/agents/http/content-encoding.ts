import { promisify } from 'node:util';
import {
  type BrotliOptions,
  brotliDecompress,
  constants,
  inflate,
  inflateRaw,
  type ZlibOptions,
} from 'node:zlib';

// Browsers show what there is of a body whose end is missing.
const CUT_SHORT: ZlibOptions = { finishFlush: constants.Z_SYNC_FLUSH };
const CUT_SHORT_BR: BrotliOptions = { finishFlush: constants.BROTLI_OPERATION_FLUSH };

const GZIP = Buffer.from([0x1f, 0x8b, 8]);
const [FHCRC, FEXTRA, FNAME, FCOMMENT] = [2, 4, 8, 16];

type Decoder = (body: Buffer, maxOutputLength: number) => Promise<Buffer>;

const DECODERS = {
  // Node.js's gunzip takes bytes after the end for one more file; browsers leave them.
  gzip: async (body, maxOutputLength) =>
    promisify(inflateRaw)(withoutGzipHeader(body), { ...CUT_SHORT, maxOutputLength }),
  // RFC 9110 8.4.1.2: some send the compressed data without the zlib wrapper that it belongs in.
  deflate: (body, maxOutputLength) =>
    promisify(hasZlibHeader(body) ? inflate : inflateRaw)(body, { ...CUT_SHORT, maxOutputLength }),
  br: (body, maxOutputLength) => promisify(brotliDecompress)(body, { ...CUT_SHORT_BR, maxOutputLength }),
} satisfies Record<string, Decoder>;

/**
 * A body without its Content-Encoding, as browsers read it: an end that is missing, or bytes after it, don't matter. The
 * suite asks for none, but some servers compress whatever they send.
 * @param longest bytes that may come of it
 * @throws Error for an encoding that is not known, or that the body is not in
 */
export async function decoded(
  body: Buffer,
  encoding: string | string[] | undefined,
  longest: number,
): Promise<Buffer> {
  const names = [encoding ?? []].flat().join(',').toLowerCase().split(',');
  let bytes = body;
  // The last one was put on last.
  for (const name of names.map((each) => each.trim().replace(/^x-/, '')).reverse()) {
    if (name === '' || name === 'identity' || bytes.length === 0) continue;
    if (!isKnown(name)) throw new Error(`its Content-Encoding is ${name}, which nobody asked for`);
    bytes = await DECODERS[name](bytes, longest).catch((error: Error) => {
      throw new Error(
        `its body can't be read as ${name}, which its Content-Encoding says it is: ${error.message}`,
      );
    });
  }
  return bytes;
}

/** RFC 1952 2.3.1: ten bytes, then what their flags say. */
function withoutGzipHeader(body: Buffer): Buffer {
  if (!body.subarray(0, 3).equals(GZIP)) throw new Error('incorrect header check');
  const flags = body[3] ?? 0;
  let at = 10;
  if (flags & FEXTRA) at += 2 + body.readUInt16LE(at);
  for (const text of [FNAME, FCOMMENT]) if (flags & text) at = body.indexOf(0, at) + 1;
  if (flags & FHCRC) at += 2;
  return body.subarray(at);
}

/** RFC 1950 2.2: the method, 8, and a check of both bytes. */
function hasZlibHeader(body: Buffer): boolean {
  return body.length > 1 && ((body[0] ?? 0) & 0x0f) === 8 && body.readUInt16BE() % 31 === 0;
}

function isKnown(name: string): name is keyof typeof DECODERS {
  return name in DECODERS;
}
