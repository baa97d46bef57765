import { addressMatcher } from '../addresses';
import type { AuthMethod } from '../api';
import { attemptBy, type SignIn } from '../sign-in/sign-in';

// auth-combines: "You can use it together with any other authentication method".
/** HTTP authentication: name and password come with each request. */
export function httpBasic(signIn: SignIn): AuthMethod {
  return {
    name: 'http_basic',
    challenge: 'Basic realm="wiki", charset="UTF-8"',
    async request(context) {
      const [, credentials] = /^basic (.+)/i.exec(context.request.headers.authorization ?? '') ?? [];
      if (credentials === undefined) return;
      const decoded = Buffer.from(credentials, 'base64').toString();
      const [name, ...password] = decoded.split(':') as [string, ...string[]];
      const attempt = attemptBy(context, name, password.join(':'));
      context.user = (await signIn.check(attempt)) ?? context.user;
    },
  };
}

/** Takes the user's name from the header X-Remote-User, where a reverse proxy that the wiki trusts sets it. */
export function headerAuth(trustedProxies: readonly string[]): AuthMethod {
  const isTrusted = addressMatcher(trustedProxies);
  return {
    name: 'header_auth',
    eachRequest: true,
    request(context) {
      if (!isTrusted(context.request.peer)) return;
      context.user =
        context.wiki.farm.accounts.find(context.request.headers['x-remote-user']) ?? context.user;
    },
  };
}
