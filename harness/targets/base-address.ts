import { unescape as decode } from 'node:querystring';
import type { Network } from '../agents/network';
import { keepSecret } from '../core/secrets';
import { withSlash } from '../wiki/wiki';

/**
 * The base address of a wiki that runs already. A user and a password in it are for who asks for Basic authentication
 * there: the network keeps them, and they are masked wherever something is shown.
 */
export function baseAddress(text: string, network: Network): URL {
  const url = new URL(text);
  const [user, password] = [decode(url.username), decode(url.password)];
  url.username = '';
  url.password = '';
  if (user || password) {
    keepSecret(password);
    network.authenticate(url, user, password);
  }
  return withSlash(url);
}
