import type { AuthListSettings, SessionServiceSettings, SharedSettings } from '../api';

const sharedDefaults: SharedSettings = {
  interwiki: {},
  interwikiname: null,
  xmlrpc: false,
  remote_timeout: 10,
  // domain-default, path-default: "None"
  cookie_domain: null,
  cookie_path: null,
  cookie_host_prefix: false,
  absolute_lifetime: null,
  trusted_proxies: [],
  throttle_sign_in: true,
};

export const sessionServiceDefaults: SessionServiceSettings = {
  ...sharedDefaults,
  // lifetime-default: "(0, 12)"
  cookie_lifetime: [0, 12],
  cookie_name: null,
  cookie_secure: null,
  cookie_httponly: true,
  session_service: 'default',
};

export const authListDefaults: AuthListSettings = {
  ...sharedDefaults,
  // auth-default-session: "By default, … moin_session is contained in the config.auth list".
  auth: ['moin_login', 'moin_session'],
  anonymous_cookie_lifetime: null,
};

/** A setting that can't be, in one sentence that names it. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}
