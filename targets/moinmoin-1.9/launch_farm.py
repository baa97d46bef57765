"""Turns the settings into MoinMoin configurations, and requests into calls of the right wiki."""
import os
import re

from launching.moinmoin import add_module
from launching.settings import SettingsError


class Wiki(object):
    def __init__(self, described, data):
        self.host = str(described['host']).lower()
        self.path = str(described['path']).rstrip('/')
        self.settings = described['settings']
        # A prefix, because MoinMoin imports the name as a Python module: plain "test" would be Python's own.
        self.site_id = str('wiki_' + re.sub(r'\W', '_', described['name']))
        self.data = os.path.join(data, self.site_id)
        self.alone = False

    def url(self, port):
        return 'http://%s:%d%s/' % (self.host, port, self.path)

    def serves(self, host, path):
        # A wiki alone answers to any name, as one with a wikiconfig.py of its own does.
        return (self.alone or host == self.host) and (path + '/').startswith(self.path + '/')


def plan(settings):
    wikis = [Wiki(described, settings['data']) for described in settings['wikis']]
    if len(set(wiki.site_id for wiki in wikis)) < len(wikis):
        raise SettingsError('two wikis have names that differ in punctuation only')
    wikis[0].alone = len(wikis) == 1
    # The most specific path first: a wiki at / must not swallow one at /farm.
    return sorted(wikis, key=lambda wiki: -len(wiki.path))


def application(wikis):
    from MoinMoin.wsgiapp import application as moinmoin

    def route(environ, start_response):
        host = environ.get('HTTP_HOST', '').split(':')[0].lower()
        path = environ.get('PATH_INFO', '')
        for wiki in wikis:
            if wiki.serves(host, path):
                environ['SCRIPT_NAME'] = wiki.path
                environ['PATH_INFO'] = path[len(wiki.path):]
                return moinmoin(environ, start_response)
        start_response('404 Not Found', [('Content-Type', 'text/plain')])
        return ['No wiki here: %s%s\n' % (host, path)]
    return route


def register(wikis, settings):
    """Gives MoinMoin the modules it would otherwise import from farmconfig.py and one file per wiki."""
    matchers = [(wiki.site_id, r'(?i)https?://%s(:\d+)?%s([/?]|$)'
                 % ('[^/]*?' if wiki.alone else re.escape(wiki.host), re.escape(wiki.path))) for wiki in wikis]
    add_module('farmconfig', wikis=matchers)
    superusers = [account['name'] for account in settings['accounts'] if account.get('superuser')]
    shared = os.path.join(settings['data'], 'shared')
    # Empty, but a folder: without one MoinMoin makes its own wherever it was started.
    os.makedirs(os.path.join(shared, 'underlay', 'pages'))
    # Before 1.9.4 it does not make this one.
    os.makedirs(os.path.join(shared, 'user'))
    for wiki in wikis:
        add_module(wiki.site_id, Config=config_class(wiki, shared, superusers))


def config_class(wiki, shared, superusers):
    from MoinMoin.config.multiconfig import DefaultConfig
    attributes = {
        'data_dir': wiki.data,
        'data_underlay_dir': os.path.join(shared, 'underlay'),
        # One session only makes sense in both wikis when both can find it and know the user it names.
        'user_dir': os.path.join(shared, 'user'),
        'session_dir': os.path.join(shared, 'sessions'),
        'sitename': wiki.site_id,
        'page_front_page': u'FrontPage',
        'superuser': superusers,
        'acl_rights_default': u'All:read,write,delete,revert,admin',
        # The visitor reads English words; a browser's own language must not change them.
        'language_ignore_browser': True,
        # The default 656000 rounds cost half a second for each account and a quarter for each sign-in.
        'passlib_crypt_context': {'schemes': ['sha512_crypt'], 'sha512_crypt__default_rounds': 1000},
    }
    attributes.update(chosen_settings(wiki))
    return type('Config', (DefaultConfig, ), attributes)


def chosen_settings(wiki):
    given = wiki.settings
    chosen = dict((key, as_str(given[key])) for key in given if key.startswith('cookie_'))
    if 'cookie_lifetime' in chosen:
        chosen['cookie_lifetime'] = tuple(chosen['cookie_lifetime'])
    if (given.get('cookie_domain') or given.get('cookie_path')) and 'cookie_name' not in given:
        # By default MoinMoin puts the port and the wiki's path into the cookie's name, so two wikis would
        # each look for their own cookie however far its Domain and Path reach. Whoever shares sets one name.
        chosen['cookie_name'] = 'farm'
    if given.get('session_service') == 'another':
        import another_session
        chosen['session_service'] = another_session.SHARED
    if given.get('interwiki'):
        # SyncPages refuses to work on a wiki that has no name of its own.
        chosen['interwikiname'] = unicode(wiki.site_id)
    if given.get('xmlrpc'):
        chosen['actions_excluded'] = ['MyPages', 'CopyPage']
    return chosen


def as_str(value):
    # JSON gives unicode; MoinMoin compares with "is 'siteidmagic'", which only an interned str satisfies.
    return intern(value.encode('utf-8')) if isinstance(value, unicode) else value
