import { startWiki } from '../visitor';

type Start = Parameters<typeof startWiki>[0];

export const SETTINGS = {
  'session-service': { cookie_lifetime: [1, 12] },
  'auth-list': { auth: ['moin_login', 'moin_session', 'moin_anon_session'], anonymous_cookie_lifetime: 1 },
} as const;

/** Each generation, with how to start a wiki of it where anonymous visitors have sessions of an hour. */
export const BOTH = (['session-service', 'auth-list'] as const).map((generation) => ({
  generation,
  start: (t: Start, more = {}) => startWiki(t, { ...SETTINGS[generation], ...more }, { generation }),
}));
