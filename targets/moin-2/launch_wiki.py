"""Makes a Moin application of a wiki's settings, and fills a fresh one."""
import datetime
import io
import os
import re

from moin.app import before_wiki, create_app_ext, teardown_wiki
from moin.config import AclConfig, IndexStorageConfig, PasswordHasherConfig
from moin.config.default import DefaultConfig
from moin.constants.keys import ACL, CONTENTTYPE, NAME
from moin.constants.namespaces import NAMESPACE_DEFAULT, NAMESPACE_USERPROFILES, NAMESPACE_USERS
from moin.storage import create_mapping
from moin.user import create_user

from launching.content import walk
from launching.settings import SettingsError, one_lifetime

HERE = os.path.dirname(os.path.abspath(__file__))

PAGES = [('SessionMacro', '<<SessionMacro>>\n'), ('SessionDict', '<<SessionDict>>\n')]

# For the wikis of the launch that share sessions.
SHARED_SECRET = os.urandom(32).hex()

EVERYTHING = 'All:read,write,create,destroy,admin'


def application(wiki, given, create):
    # One storage, and one secret for those that share: a session is of use in another wiki only when that one believes
    # it and knows its user.
    namespace_mapping, backend_mapping, acl_mapping = storage(given)
    return create_app_ext(
        flask_config_dict=flask_settings(wiki),
        moin_config_class=config_class(wiki, given),
        namespace_mapping=namespace_mapping, backend_mapping=backend_mapping, acl_mapping=acl_mapping,
        create_backend=create)


def flask_settings(wiki):
    given = wiki['settings']
    site_id = re.sub(r'\W', '_', wiki['name'])
    name = given.get('cookie_name') or 'session'
    shares = any(given.get(key) for key in ('cookie_domain', 'cookie_path', 'cookie_name'))
    chosen = {
        'SECRET_KEY': SHARED_SECRET if shares else os.urandom(32).hex(),
        'SESSION_COOKIE_NAME': site_id if name == 'siteidmagic' else name,
    }
    for ours, key in (('SESSION_COOKIE_DOMAIN', 'cookie_domain'), ('SESSION_COOKIE_PATH', 'cookie_path'),
                      ('SESSION_COOKIE_SECURE', 'cookie_secure'), ('SESSION_COOKIE_HTTPONLY', 'cookie_httponly')):
        if given.get(key) is not None:
            chosen[ours] = given[key]
    hours = one_lifetime(given)
    if hours is not None:
        # How old a signed cookie may be that is believed.
        chosen['PERMANENT_SESSION_LIFETIME'] = datetime.timedelta(hours=hours)
    return chosen


def storage(given):
    uri = 'stores:fs:%s/%%(backend)s/%%(kind)s' % os.path.join(given['data'], 'wiki')
    names = {NAMESPACE_DEFAULT: 'default', NAMESPACE_USERS: 'users', NAMESPACE_USERPROFILES: 'userprofiles'}
    acls = {name: AclConfig(before='All:' if name == NAMESPACE_USERPROFILES else '', default=EVERYTHING, after='',
                            hierarchic=False) for name in names}
    return create_mapping(uri, names, {name: uri for name in names.values()}, acls)


def config_class(wiki, given):
    superusers = ','.join(account['name'] for account in given['accounts'] if account.get('superuser'))
    url = 'http://%s:%d%s/' % (wiki['host'], given['port'], wiki['path'].rstrip('/'))

    class Config(DefaultConfig):
        wikiconfig_dir = given['data']
        instance_dir = os.path.join(given['data'], 'wiki')
        data_dir = os.path.join(instance_dir, 'data')
        wiki_local_dir = os.path.join(given['data'], 'wiki_local')
        index_storage = IndexStorageConfig(name='FileStorage', args=(os.path.join(instance_dir, 'index'),), kwargs={})
        default_root = 'FrontPage'
        interwikiname = 'First'
        interwiki_map = {'Self': url, 'First': url}
        sitename = wiki['name']
        plugin_dirs = [os.path.join(HERE, 'plugins')]
        acl_functions = '%s:superuser' % superusers if superusers else ''
        email_tracebacks = False
        # A cheap hash: the default one takes longer than the rest of a sign-in.
        password_hasher_config = PasswordHasherConfig(time_cost=1, memory_cost=8, parallelism=1, hash_len=16, salt_len=16)

    return Config


def fill(app, accounts):
    with app.test_request_context('/'):
        before_wiki()
        for name, text in walk() + PAGES:
            write_page(app, name, text)
        readers = ['%s:read' % account['name'] for account in accounts if account.get('superuser')]
        write_page(app, 'SecretPage', 'Only a superuser reads this.\n', {ACL: ' '.join(readers + ['All:'])})
        for account in accounts:
            problem = create_user(account['name'], account['password'], '%s@example.test' % account['name'],
                                  is_disabled=account.get('disabled', False))
            if problem:
                raise SettingsError('the account %s: %s' % (account['name'], problem))
        teardown_wiki('')


def write_page(app, name, text, more=None):
    app.storage[name].store_revision(
        dict({NAME: [name], CONTENTTYPE: 'text/x.moin.wiki;charset=utf-8'}, **(more or {})),
        io.BytesIO(text.encode('utf-8')))
