import { among } from '../addresses';
import type { AuthMethod } from './method';

// auth-combines: "You can use it together with any other authentication method".
/** HTTP authentication: name and password come with each request. */
export const httpBasic: AuthMethod = {
  name: 'http_basic',
  challenge: 'Basic realm="wiki", charset="UTF-8"',
  request(visit) {
    const [, credentials] = /^basic (.+)/i.exec(visit.request.headers.authorization ?? '') ?? [];
    if (credentials === undefined) return;
    const decoded = Buffer.from(credentials, 'base64').toString();
    const [name, ...password] = decoded.split(':') as [string, ...string[]];
    visit.user = visit.wiki.farm.accounts.check(name, password.join(':')) ?? visit.user;
  },
};

/** Takes the user's name from the header X-Remote-User, where a front server that the wiki trusts sets it. */
export function headerAuth(trustedProxies: readonly string[]): AuthMethod {
  const isTrusted = among(trustedProxies);
  return {
    name: 'header_auth',
    request(visit) {
      if (!isTrusted(visit.request.peer)) return;
      visit.user = visit.wiki.farm.accounts.find(visit.request.headers['x-remote-user']) ?? visit.user;
    },
  };
}
