"""Turns the settings into a MoinMoin configuration."""
from launching.moinmoin import add_module

SITE_ID = 'wiki_first'


def register(settings):
    """Gives MoinMoin the modules it would otherwise import from farmconfig.py and the wiki's own file."""
    add_module('farmconfig', wikis=[(SITE_ID, r'.')])
    superusers = [account['name'] for account in settings['accounts'] if account.get('superuser')]
    given = settings['wikis'][0]['settings']
    add_module(SITE_ID, Config=config_class(settings['data'], given, superusers))


def config_class(data, given, superusers):
    from MoinMoin.config.multiconfig import DefaultConfig

    class Config(DefaultConfig):
        data_dir = data
        data_underlay_dir = ''
        sitename = u'MoinMoin 1.6'
        page_front_page = u'FrontPage'
        superuser = superusers
        acl_rights_default = u'All:read,write,delete,revert,admin'
        # The visitor reads English words; a browser's own language must not change them.
        language_ignore_browser = True
        # The suite asks faster than a person, its curl lines are no spider's, and 127.0.0.1 needs no looking up.
        surge_action_limits = None
        ua_spiders = None
        log_reverse_dns_lookups = False
        # By its name SessionDict would be one of the wiki's dictionaries.
        page_dict_regex = u'^MoinMoinDict$'

    for key, value in given.items():
        setattr(Config, key, auth_list(value) if key == 'auth' else as_str(value))
    return Config


def auth_list(names):
    from MoinMoin import auth
    from MoinMoin.auth.http import http
    return [http if name == 'http_basic' else getattr(auth, name) for name in names]


def as_str(value):
    # JSON gives unicode, and a cookie's attributes must be bytes in Python 2.
    return value.encode('utf-8') if isinstance(value, unicode) else value
