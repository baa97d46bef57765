"""Reads and checks the WIKI_SETTINGS file, before anything of MoinMoin is touched."""
import io
import json

# What a wiki's "settings" may hold: MoinMoin's own names, then the two that stand for a whole recipe.
WIKI_KEYS = ('cookie_lifetime', 'cookie_domain', 'cookie_path', 'cookie_name', 'cookie_secure',
             'cookie_httponly', 'session_service', 'interwiki', 'xmlrpc')


class SettingsError(Exception):
    """Something the caller can put right; shown as one line."""


def read_settings(environ):
    path = environ.get('WIKI_SETTINGS')
    if not path:
        raise SettingsError('set WIKI_SETTINGS to the path of the JSON settings file')
    try:
        with io.open(path, encoding='utf-8') as settings_file:
            settings = json.load(settings_file)
    except (IOError, OSError) as problem:
        raise SettingsError('cannot read the settings file %s: %s' % (path, problem.strerror))
    except ValueError as problem:
        raise SettingsError('the settings file %s is not JSON: %s' % (path, problem))
    check(settings)
    return settings


def check(settings):
    if not isinstance(settings, dict):
        raise SettingsError('the settings file must hold one JSON object')
    refuse_unknown(settings, ('port', 'data', 'tls', 'wikis', 'accounts'), 'the settings file')
    for key in ('port', 'data', 'wikis'):
        if not settings.get(key):
            raise SettingsError('the settings file needs "%s"' % key)
    settings.setdefault('accounts', [])
    if 'tls' in settings:
        refuse_unknown(settings['tls'], ('certificate', 'key'), 'tls')
        if not settings['tls'].get('certificate') or not settings['tls'].get('key'):
            raise SettingsError('tls needs "certificate" and "key"')
    if not isinstance(settings['port'], int) or not isinstance(settings['wikis'], list):
        raise SettingsError('the settings file needs a number as "port" and a list as "wikis"')
    names, places = set(), set()
    for wiki in settings['wikis']:
        check_wiki(wiki)
        names.add(wiki['name'])
        places.add((wiki['host'].lower(), wiki['path'].rstrip('/')))
    if len(names) < len(settings['wikis']):
        raise SettingsError('two wikis have the same name')
    if len(places) < len(settings['wikis']):
        raise SettingsError('two wikis have the same host and path')
    for account in settings['accounts']:
        refuse_unknown(account, ('name', 'password', 'remember_me', 'superuser', 'disabled'), 'an account')
        if not account.get('name') or not account.get('password'):
            raise SettingsError('every account needs "name" and "password"')


def check_wiki(wiki):
    refuse_unknown(wiki, ('name', 'host', 'path', 'settings'), 'a wiki')
    wiki.setdefault('settings', {})
    for key in ('name', 'host', 'path'):
        if not wiki.get(key):
            raise SettingsError('every wiki needs "%s"' % key)
    if not wiki['path'].startswith('/'):
        raise SettingsError('the path of wiki %s must start with a slash' % wiki['name'])
    where = 'the settings of wiki %s' % wiki['name']
    refuse_unknown(wiki['settings'], WIKI_KEYS, where)
    lifetime = wiki['settings'].get('cookie_lifetime', (0, 12))
    if not isinstance(lifetime, (list, tuple)) or len(lifetime) != 2:
        raise SettingsError('cookie_lifetime in %s must be a pair of hours' % where)
    if wiki['settings'].get('session_service', 'another') != 'another':
        raise SettingsError('session_service in %s must be "another" or be left out' % where)


def refuse_unknown(given, known, where):
    if not isinstance(given, dict):
        raise SettingsError('%s must be a JSON object' % where)
    for key in sorted(given):
        if key not in known:
            raise SettingsError('unknown key "%s" in %s' % (key, where))
