"""Writes what a fresh wiki holds: pages, macros and accounts."""
import io
import os
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))

# Each page links to the next, so that a visitor can walk a trail.
WALK = ['FrontPage', 'PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive', 'PageSix']

PAGES = {
    'SessionMacro': u'[[SessionMacro]]\n',
    'SessionDict': u'[[SessionDict]]\n',
    'UserPreferences': u'[[UserPreferences]]\n',
}

# MoinMoin wants a package for each of them, with the list of its modules.
PLUGINS = ('action', 'converter', 'filter', 'formatter', 'macro', 'parser', 'theme', 'xmlrpc')


def write_pages(data, accounts):
    pages = dict(PAGES)
    for name, following in zip(WALK, WALK[1:] + WALK[:1]):
        pages[name] = u'This is %s. The next page is %s.\n' % (name, following)
    readers = [u'%s:read,write,delete,revert,admin' % account['name']
               for account in accounts if account.get('superuser')]
    pages['SecretPage'] = u'#acl %s\nOnly superusers read this.\n' % u' '.join(readers + [u'All:'])
    for name, text in pages.items():
        # MoinMoin's own page store: "current" names the file under revisions/.
        write(os.path.join(data, 'pages', name, 'current'), u'00000001\n')
        write(os.path.join(data, 'pages', name, 'revisions', '00000001'), text)
    for log in ('edit-log', 'event-log'):
        write(os.path.join(data, log), u'')
    write(os.path.join(data, 'intermap.txt'), u'')
    for folder in ('user', 'cache'):
        os.makedirs(os.path.join(data, folder))
    write_plugins(os.path.join(data, 'plugin'))


def write_plugins(folder):
    macros = sorted(name[:-3] for name in os.listdir(os.path.join(HERE, 'macros')) if name.endswith('.py'))
    write(os.path.join(folder, '__init__.py'), u'')
    for kind in PLUGINS:
        modules = macros if kind == 'macro' else []
        write(os.path.join(folder, kind, '__init__.py'), u'modules = %r\n' % modules)
    for name in macros:
        # Copied, because Python writes .pyc files beside them.
        shutil.copy(os.path.join(HERE, 'macros', name + '.py'), os.path.join(folder, 'macro', name + '.py'))


def create_accounts(accounts):
    know_english_only()
    from MoinMoin.request.CLI import Request
    from MoinMoin.user import User
    request = Request()
    for account in accounts:
        user = User(request, name=account['name'], password=account['password'])
        user.email = u'%s@example.test' % account['name']
        user.show_page_trail = 1
        user.remember_me = int(account.get('remember_me', True))
        user.disabled = int(account.get('disabled', False))
        user.save()


def know_english_only():
    """Fills in what MoinMoin's first request reads from all its translations, more than a second of work."""
    import MoinMoin
    from MoinMoin import i18n
    english = i18n.Translation('en')
    with open(os.path.join(os.path.dirname(MoinMoin.__file__), 'i18n', 'en.MoinMoin.po')) as texts:
        english.load_po(texts)
    i18n.languages = {'en': dict((key, text.decode('utf-8')) for key, text in english.info.items())}


def write(path, text):
    if not os.path.isdir(os.path.dirname(path)):
        os.makedirs(os.path.dirname(path))
    with io.open(path, 'w', encoding='utf-8') as written:
        written.write(text)
