"""Installs a fresh MediaWiki, and turns MoinMoin's settings into MediaWiki's own."""
import hashlib
import json
import os
import shutil
import subprocess

from launching.content import walk, write
from launching.settings import SettingsError, one_lifetime, remembers

HERE = os.path.dirname(os.path.abspath(__file__))

PAGES = [('SessionMacro', '<sessionmacro/>\n'), ('SessionDict', '<sessiondict/>\n')]

# "For ever": what MoinMoin gives a user who chose remember_me is ten years.
REMEMBERED_SECONDS = 20 * 365 * 24 * 3600

# What all wikis of a launch have besides what MediaWiki's own installer wrote.
COMMON = r"""<?php
require __DIR__ . '/LocalSettings.php';
$wgSQLiteDataDir = __DIR__ . '/db';
// libfaketime moves the database's clock, and not APCu's.
$wgSessionCacheType = CACHE_DB;
$wgObjectCaches[CACHE_DB]['server']['dbDirectory'] = $wgSQLiteDataDir;
wfLoadExtension('SessionMacros', %(extension)s);
$wgJobRunRate = 0;
// An account that is disabled is one that is blocked.
$wgBlockDisablesLogin = true;
// A cheap hash: the default one takes longer than the rest of a sign-in.
$wgPasswordConfig['pbkdf2']['cost'] = 1;
// Nobody writes its texts anew on pages of the namespace MediaWiki, which it would look for at each request.
$wgUseDatabaseMessages = false;
// Its texts, read from many files at the first request, as one that PHP keeps compiled.
$wgLocalisationCacheConf['store'] = 'array';
$wgLocalisationCacheConf['storeDirectory'] = %(texts)s;
"""


def installed_at(keep, accounts):
    """Where the launches of a run with these accounts find what they copy."""
    return os.path.join(keep, 'mediawiki-' + hashlib.sha256(json.dumps(accounts).encode()).hexdigest()[:16])


def install(php, folder, path, accounts):
    """Installs a MediaWiki in a folder: the wikis of a farm share one database, so that a session is of use in each."""
    os.makedirs(path)
    perform(php, os.path.join(folder, 'maintenance', 'install.php'), '--confpath', path, '--dbtype', 'sqlite',
            '--dbpath', os.path.join(path, 'db'), '--dbname', 'wiki', '--server', 'http://127.0.0.1', '--scriptpath',
            '', '--lang', 'en', '--pass', os.urandom(12).hex(), 'Wiki', 'WikiSysop')
    texts = os.path.join(os.path.dirname(path), 'texts')
    os.makedirs(texts, exist_ok=True)
    write(os.path.join(path, 'common.php'), COMMON % {
        'extension': in_php(os.path.join(HERE, 'SessionMacros', 'extension.json')), 'texts': in_php(texts)})
    content = {'pages': dict(walk() + PAGES), 'accounts': accounts}
    perform(php, os.path.join(HERE, 'populate.php'), given=json.dumps(content), MW_INSTALL_PATH=folder,
            MW_CONFIG_FILE=os.path.join(path, 'common.php'))


def copy(installed, data):
    shutil.copytree(installed, data, dirs_exist_ok=True)


def perform(php, script, *arguments, given='', **environment):
    done = subprocess.run([*php, script, *arguments], input=given, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env=dict(os.environ, **environment))
    if done.returncode:
        raise SettingsError('%s says: %s' % (os.path.basename(script), done.stdout.strip()))


def site(data, wiki, number, port):
    """What router.php needs of one wiki; its LocalSettings.php is written."""
    # Wikis that differ in a number have cookies that differ in it: the suite finds out once what each is for.
    site_id = 'wiki%d' % number
    path = os.path.join(data, '%s.php' % site_id)
    lines = ['$%s = %s;\n' % (name, in_php(value)) for name, value in configuration(wiki, site_id, port).items()]
    write(path, '<?php\nrequire %s;\n%s' % (in_php(os.path.join(data, 'common.php')), ''.join(lines)))
    return {'host': wiki['host'].lower(), 'path': wiki['path'], 'settings': path}


def configuration(wiki, site_id, port):
    given = wiki['settings']
    prefix = wiki['path'].rstrip('/')
    # MediaWiki's own default is the database's name. A farm's wikis have one each, and whoever shares sets one prefix.
    shared = 'wiki0' if given.get('cookie_domain') or given.get('cookie_path') else site_id
    name = given.get('cookie_name') or shared
    chosen = {
        'wgSitename': wiki['name'],
        'wgServer': 'http://%s:%d' % (wiki['host'], port),
        'wgScriptPath': prefix,
        'wgArticlePath': prefix + '/$1',
        'wgResourceBasePath': prefix,
        'wgCookiePrefix': site_id if name == 'siteidmagic' else name,
    }
    for ours, key in (('wgCookieDomain', 'cookie_domain'), ('wgCookiePath', 'cookie_path'),
                      ('wgCookieSecure', 'cookie_secure'), ('wgCookieHttpOnly', 'cookie_httponly')):
        if given.get(key) is not None:
            chosen[ours] = given[key]
    hours = one_lifetime(given)
    if hours is not None:
        chosen['wgObjectCacheSessionExpiry'] = int(round(hours * 3600))
        chosen['wgExtendedLoginCookieExpiration'] = REMEMBERED_SECONDS
    if given.get('throttle_sign_in'):
        # How often a sign-in failed is kept in the main cache, and without APCu there is none: CACHE_DB.
        chosen['wgMainCacheType'] = 1
    if not remembers(given):
        # The box is then not in the form.
        chosen['wgRememberMe'] = 'never'
    return chosen


def in_php(value):
    if isinstance(value, (bool, int)):
        return json.dumps(value)
    return "'%s'" % value.replace('\\', '\\\\').replace("'", "\\'")
