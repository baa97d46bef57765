import { NotTestable, SetUpError } from '../../core/errors';
import { shownAddress } from '../../core/shown-address';

/** What Node.js calls a certificate that nobody known signed. */
const NOT_TRUSTED = [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
];

/** Why a request was not answered, and what to do about it; one that was not made keeps its own reason. */
export function unanswered(method: string, url: URL, error: Error & { code?: string }): Error {
  if (error instanceof NotTestable) return error;
  const what = error.message || error.code || error.name;
  if (NOT_TRUSTED.includes(error.code ?? '')) {
    return new SetUpError(
      `The certificate of ${url.origin} is not trusted: ${what}. Name the file with the certificate of the authority ` +
        'that signed it, in PEM form, in the target file: ca: …',
    );
  }
  if (error.code === 'ERR_SSL_WRONG_VERSION_NUMBER') {
    return new SetUpError(
      `${method} ${shownAddress(url)} was not answered: HTTPS is not spoken there. Is its address http://${url.host}/?`,
    );
  }
  return new SetUpError(`${method} ${shownAddress(url)} was not answered: ${what}. Is the wiki up?`);
}
