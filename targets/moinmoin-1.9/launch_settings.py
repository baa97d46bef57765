"""Reads and checks the WIKI_SETTINGS file, before anything of MoinMoin is touched."""
from launching import settings
from launching.settings import SettingsError

# What a wiki's "settings" may hold: MoinMoin's own names, then those that stand for a whole recipe.
WIKI_KEYS = ('cookie_lifetime', 'cookie_domain', 'cookie_path', 'cookie_name', 'cookie_secure',
             'cookie_httponly', 'session_service', 'interwiki', 'xmlrpc')


def read_settings():
    given = settings.read_settings(WIKI_KEYS, farm=True, https=True)
    settings.check_lifetime_pair(given)
    for wiki in given['wikis']:
        if wiki['settings'].get('session_service', 'another') != 'another':
            raise SettingsError('session_service in the settings of wiki %s must be "another" or be left out'
                                % wiki['name'])
    return given
