import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SetUpError } from '../core/errors';

/** The certificates of a file in PEM form. Throws SetUpError for another; `key` says where the target file names it. */
export function readCertificates(file: string, key: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
    new X509Certificate(text);
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'it is no such file';
    throw new SetUpError(`${key}: ${file} is to have a certificate in PEM form, and ${why}.`);
  }
  return text;
}
