"""Reads and checks the WIKI_SETTINGS file, before anything of MoinMoin is touched."""
import json

from launching import settings
from launching.settings import SettingsError

# What the wiki's "settings" may hold: MoinMoin's own names.
WIKI_KEYS = ('auth', 'anonymous_cookie_lifetime', 'cookie_lifetime', 'cookie_domain', 'cookie_path')
AUTH_METHODS = ('moin_login', 'moin_session', 'moin_anon_session', 'http_basic')


def read_settings():
    given = settings.read_settings(WIKI_KEYS)
    wanted = given['wikis'][0]['settings']
    for method in wanted.get('auth') or []:
        if method not in AUTH_METHODS:
            raise SettingsError('unknown auth method "%s"; known: %s' % (method, ', '.join(AUTH_METHODS)))
    for key in ('cookie_lifetime', 'anonymous_cookie_lifetime'):
        hours = wanted.get(key, 0)
        if isinstance(hours, bool) or not isinstance(hours, (int, float)):
            raise SettingsError('%s must be a number of hours in this generation of MoinMoin, not %s'
                                % (key, json.dumps(hours)))
    return given
