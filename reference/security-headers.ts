import { isIP } from 'node:net';

/** On every answer. Scripts and styles are files, nothing in a page runs. */
export const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** For answers by HTTPS. */
export const STRICT_TRANSPORT = ['strict-transport-security', 'max-age=31536000'] as const;

/** Whether HTTPS may be demanded from now on: of this machine's own names all servers on it would be concerned. */
export function isPublicHost(hostname: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, '')) === 0 && !/(^|\.)localhost$/i.test(hostname);
}
