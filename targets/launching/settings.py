"""Reads and checks the WIKI_SETTINGS file, before anything of the wiki is touched."""
import io
import json
import os
import sys

ACCOUNT_KEYS = ('name', 'password', 'remember_me', 'superuser', 'disabled')


class SettingsError(Exception):
    """Something the caller can put right; shown as one line."""


def run(name, main):
    """Runs a launcher's main; what the caller can put right is one line on stderr and the exit code 1."""
    try:
        main()
    except SettingsError as problem:
        sys.stderr.write('%s: %s\n' % (name, problem))
        sys.exit(1)


def read_settings(wiki_keys, farm=False, https=False, accounts=ACCOUNT_KEYS):
    """The settings that WIKI_SETTINGS names, "data" as an absolute path.

    wiki_keys: what a wiki's "settings" may hold. farm: several wikis may be asked for, at any host and path.
    https: "tls" may be asked for. accounts: what an account may hold. Throws SettingsError.
    """
    path = os.environ.get('WIKI_SETTINGS')
    if not path:
        raise SettingsError('set WIKI_SETTINGS to the path of the JSON settings file')
    try:
        with io.open(path, encoding='utf-8') as settings_file:
            settings = json.load(settings_file)
    except (IOError, OSError) as problem:
        raise SettingsError('cannot read the settings file %s: %s' % (path, problem.strerror))
    except ValueError as problem:
        raise SettingsError('the settings file %s is not JSON: %s' % (path, problem))
    check_file(settings, https)
    check_wikis(settings['wikis'], wiki_keys, farm)
    for account in settings.setdefault('accounts', []):
        refuse_unknown(account, accounts, 'an account')
        need(account, ('name', 'password'), 'every account')
    settings['data'] = os.path.abspath(settings['data'])
    return settings


def check_file(settings, https):
    refuse_unknown(settings, ('port', 'data', 'wikis', 'accounts') + (('tls', ) if https else ()), 'the settings file')
    need(settings, ('port', 'data', 'wikis'), 'the settings file')
    if not isinstance(settings['port'], int) or not isinstance(settings['wikis'], list):
        raise SettingsError('the settings file needs a number as "port" and a list as "wikis"')
    if 'tls' in settings:
        refuse_unknown(settings['tls'], ('certificate', 'key'), 'tls')
        need(settings['tls'], ('certificate', 'key'), 'tls')


def check_wikis(wikis, wiki_keys, farm):
    for wiki in wikis:
        refuse_unknown(wiki, ('name', 'host', 'path', 'settings'), 'a wiki')
        need(wiki, ('name', 'host', 'path'), 'every wiki')
        if not wiki['path'].startswith('/'):
            raise SettingsError('the path of wiki %s must start with a slash' % wiki['name'])
        refuse_unknown(wiki.setdefault('settings', {}), wiki_keys, 'the settings of wiki %s' % wiki['name'])
    if not farm and (len(wikis) != 1 or wikis[0]['path'] != '/'):
        raise SettingsError('this launcher serves one wiki, at the path "/"')
    if len(set(wiki['name'] for wiki in wikis)) < len(wikis):
        raise SettingsError('two wikis have the same name')
    if len(set((wiki['host'].lower(), wiki['path'].rstrip('/')) for wiki in wikis)) < len(wikis):
        raise SettingsError('two wikis have the same host and path')


def check_lifetime_pair(settings):
    """cookie_lifetime as the generation session-service has it: hours for anonymous, hours for logged-in sessions."""
    for wiki in settings['wikis']:
        lifetime = wiki['settings'].get('cookie_lifetime', [0, 12])
        if not isinstance(lifetime, list) or len(lifetime) != 2:
            raise SettingsError('cookie_lifetime in the settings of wiki %s must be a pair of hours' % wiki['name'])


def one_lifetime(settings):
    """Hours, for a wiki with one lifetime for everybody: the logged-in users'; None where it is to keep its own default.

    settings: one wiki's. A lifetime of 0, no session at all, can't be had on such a wiki.
    """
    anonymous, logged_in = settings.get('cookie_lifetime') or (0, 0)
    return abs(logged_in) or abs(anonymous) or None


def remembers(settings):
    """Whether remember_me is to make a difference: below 0 it is not."""
    return (settings.get('cookie_lifetime') or (0, 0))[1] >= 0


def need(given, keys, where):
    for key in keys:
        if not given.get(key):
            raise SettingsError('%s needs "%s"' % (where, key))


def refuse_unknown(given, known, where):
    if not isinstance(given, dict):
        raise SettingsError('%s must be a JSON object' % where)
    for key in sorted(given):
        if key not in known:
            raise SettingsError('unknown key "%s" in %s; known: %s' % (key, where, ', '.join(known)))
