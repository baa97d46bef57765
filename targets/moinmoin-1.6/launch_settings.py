"""Reads and checks the WIKI_SETTINGS file, before anything of MoinMoin is touched."""
import io
import json

# What the wiki's "settings" may hold: MoinMoin's own names.
WIKI_KEYS = ('auth', 'anonymous_cookie_lifetime', 'cookie_lifetime', 'cookie_domain', 'cookie_path')
AUTH_METHODS = ('moin_login', 'moin_session', 'moin_anon_session', 'http_basic')
ACCOUNT_KEYS = ('name', 'password', 'remember_me', 'superuser', 'disabled')


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
    refuse_unknown(settings, ('port', 'data', 'wikis', 'accounts'), 'the settings file')
    if not isinstance(settings.get('port'), int) or not settings.get('data'):
        raise SettingsError('the settings file needs a number as "port" and a folder as "data"')
    wikis = settings.get('wikis')
    if not isinstance(wikis, list) or len(wikis) != 1:
        raise SettingsError('the settings file needs a list of one wiki as "wikis": this launcher serves no farm')
    refuse_unknown(wikis[0], ('name', 'host', 'path', 'settings'), 'the wiki')
    if wikis[0].get('path', '/') != '/':
        raise SettingsError('the path of the wiki must be "/"')
    check_wiki_settings(wikis[0].setdefault('settings', {}))
    for account in settings.setdefault('accounts', []):
        refuse_unknown(account, ACCOUNT_KEYS, 'an account')
        if not account.get('name') or not account.get('password'):
            raise SettingsError('every account needs "name" and "password"')


def check_wiki_settings(given):
    refuse_unknown(given, WIKI_KEYS, 'the settings of the wiki')
    for method in given.get('auth') or []:
        if method not in AUTH_METHODS:
            raise SettingsError('unknown auth method "%s"; known: %s' % (method, ', '.join(AUTH_METHODS)))
    for key in ('cookie_lifetime', 'anonymous_cookie_lifetime'):
        hours = given.get(key, 0)
        if isinstance(hours, bool) or not isinstance(hours, (int, float)):
            raise SettingsError('%s must be a number of hours in this generation of MoinMoin, not %s'
                                % (key, json.dumps(hours)))


def refuse_unknown(given, known, where):
    if not isinstance(given, dict):
        raise SettingsError('%s must be a JSON object' % where)
    for key in sorted(given):
        if key not in known:
            raise SettingsError('unknown key "%s" in %s; known: %s' % (key, where, ', '.join(known)))
