import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';

const DECODERS = {
  gzip: promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/**
 * A body without its Content-Encoding. The suite asks for none, but some servers compress whatever they send.
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
    bytes = await DECODERS[name](bytes, { maxOutputLength: longest }).catch((error: Error) => {
      throw new Error(
        `its body can't be read as ${name}, which its Content-Encoding says it is: ${error.message}`,
      );
    });
  }
  return bytes;
}

function isKnown(name: string): name is keyof typeof DECODERS {
  return name in DECODERS;
}
