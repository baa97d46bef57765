import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { trust } from '../agents/http/transport';
import { SetUpError } from '../core/errors';

/** Has the agents trust the certificates of a file in PEM form. `key` says where the target file names it. */
export function trustFile(file: string, key: string): void {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
    new X509Certificate(text);
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'it is no such file';
    throw new SetUpError(`${key}: ${file} is to have a certificate in PEM form, and ${why}.`);
  }
  trust(text);
}
