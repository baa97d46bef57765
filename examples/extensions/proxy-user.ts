import type { Extension } from 'wiki-session-conformance/reference';

/*
 * Whom a reverse proxy has signed in: it says so in the header Remote-User, as Authelia and others do, and takes that
 * header away from what visitors send. The setting trusted_proxies names it.
 * `--generation auth-list --auth '["proxy_user", "moin_session"]' --trusted_proxies '["10.0.0.1"]'`
 */

export default {
  authMethods: {
    proxy_user: () => ({
      eachRequest: true,
      request(context) {
        const { request, wiki } = context;
        if (!wiki.trusts(request.peer)) return;
        context.user = wiki.farm.accounts.find(request.headers['remote-user']) ?? context.user;
      },
    }),
  },
} satisfies Extension;
