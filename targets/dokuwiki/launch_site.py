"""Writes what a fresh DokuWiki holds, and turns MoinMoin's settings into DokuWiki's and PHP's own."""
import base64
import hashlib
import os
import re
import subprocess

from launching.content import walk, write
from launching.settings import SettingsError, one_lifetime, remembers

HERE = os.path.dirname(os.path.abspath(__file__))

PAGES = [('SessionMacro', '~~SESSIONMACRO~~\n'), ('SessionDict', '~~SESSIONDICT~~\n'),
         ('SecretPage', 'Only a superuser reads this.\n')]

# All that DokuWiki wants to find in its data folder.
FOLDERS = ('attic', 'cache', 'index', 'locks', 'log', 'media', 'media_attic', 'media_meta', 'meta', 'tmp')


def write_data(data, folder):
    """The wikis of a farm share pages, accounts and sessions, so that a session is of use in each of them."""
    for name in FOLDERS:
        os.makedirs(os.path.join(data, 'data', name))
    os.makedirs(os.path.join(data, 'sessions'))
    for name, text in walk() + PAGES:
        # The heading is what the trail shows; ids are in lower case.
        write(os.path.join(data, 'data', 'pages', name.lower() + '.txt'), '====== %s ======\n\n%s' % (name, text))
    plugins = os.path.join(data, 'plugins')
    os.makedirs(plugins)
    for name in os.listdir(os.path.join(folder, 'lib', 'plugins')):
        os.symlink(os.path.join(folder, 'lib', 'plugins', name), os.path.join(plugins, name))
    os.symlink(os.path.join(HERE, 'sessionmacros'), os.path.join(plugins, 'sessionmacros'))


def site(data, wiki, accounts):
    """What router.php needs of one wiki; its conf folder is written."""
    site_id = re.sub(r'\W', '_', wiki['name'])
    own = os.path.join(data, 'conf', site_id)
    write(os.path.join(own, 'users.auth.php'), ''.join(user_line(account) for account in accounts))
    write(os.path.join(own, 'acl.auth.php'), '*\t@ALL\t8\nsecretpage\t@ALL\t0\nsecretpage\t@admin\t8\n')
    write(os.path.join(own, 'local.php'), '<?php\n' + ''.join(
        "$conf['%s'] = %s;\n" % (key, in_php(value)) for key, value in configuration(data, wiki).items()))
    return {'host': wiki['host'].lower(), 'path': wiki['path'], 'conf': own + '/',
            'plugins': os.path.join(data, 'plugins/'), 'session': session(site_id, wiki['settings'])}


def render(php, folder, port, rendered):
    ids = [name.lower() for name, _ in walk() + PAGES]
    done = subprocess.run([php, os.path.join(HERE, 'render.php'), folder, rendered['conf'], rendered['plugins'],
                           rendered['host'], str(port), *ids],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        raise SettingsError('render.php says: %s' % done.stdout.strip())


def user_line(account):
    # DokuWiki knows no disabled accounts: whoever may not sign in is not among its users.
    if account.get('disabled'):
        return ''
    salt = os.urandom(2).hex().encode('ascii')  # DokuWiki salts with four characters.
    digest = hashlib.sha1(account['password'].encode('utf-8') + salt).digest()
    groups = 'user,admin' if account.get('superuser') else 'user'
    return '%s:{SSHA}%s:%s:%s@example.test:%s\n' % (
        account['name'].lower(), base64.b64encode(digest + salt).decode('ascii'), account['name'],
        account['name'].lower(), groups)


def configuration(data, wiki):
    given = wiki['settings']
    chosen = {
        'title': wiki['name'],
        'savedir': os.path.join(data, 'data'),
        'basedir': wiki['path'].rstrip('/') + '/',
        'start': 'frontpage',
        'userewrite': '1',
        'useheading': 'navigation',
        'useacl': 1,
        'superuser': '@admin',
    }
    if given.get('cookie_path'):
        chosen['cookiedir'] = given['cookie_path']
    if not remembers(given):
        # The box is then not in the form.
        chosen['rememberme'] = 0
    return chosen


def session(site_id, given):
    """Constants that DokuWiki reads, and PHP's own lifetime of a stored session in seconds."""
    constants = {}
    name = given.get('cookie_name')
    if name:
        constants['DOKU_SESSION_NAME'] = site_id if name == 'siteidmagic' else name
    if given.get('cookie_domain'):
        constants['DOKU_SESSION_DOMAIN'] = given['cookie_domain']
    if name or given.get('cookie_domain') or given.get('cookie_path'):
        # The login cookie's own name has the wiki's path in it. Whoever shares sets one name.
        constants['DOKU_COOKIE'] = 'DW' + constants.get('DOKU_SESSION_NAME', 'farm')
    hours = one_lifetime(given)
    if hours is None:
        return {'constants': constants}
    seconds = int(round(hours * 3600))
    constants['DOKU_SESSION_LIFETIME'] = seconds
    return {'constants': constants, 'lifetime': seconds}


def in_php(value):
    return str(value) if isinstance(value, int) else "'%s'" % value.replace('\\', '\\\\').replace("'", "\\'")
