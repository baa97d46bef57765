"""What a fresh MoinMoin holds, 1.6 and 1.9 alike. Runs on Python 2.7, as they do."""
import os
import sys
import types

from .content import walk, write


def pages(accounts, more):
    """The text of each page by its name; SecretPage is for superusers."""
    readers = [u'%s:read,write,delete,revert,admin' % account['name']
               for account in accounts if account.get('superuser')]
    return dict(walk(), SecretPage=u'#acl %s\nOnly a superuser reads this.\n' % u' '.join(readers + [u'All:']), **more)


def write_pages(data, texts):
    for name, text in texts.items():
        # MoinMoin's own page store: "current" names the file under revisions/.
        write(os.path.join(data, 'pages', name, 'current'), u'00000001\n')
        write(os.path.join(data, 'pages', name, 'revisions', '00000001'), text)
    for log in ('edit-log', 'event-log'):
        write(os.path.join(data, log), u'')


def macro_files(folder):
    return sorted(os.path.join(folder, name) for name in os.listdir(folder) if name.endswith('.py'))


def create_accounts(request, accounts):
    from MoinMoin.user import User
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


def add_module(name, **contents):
    """A module that MoinMoin would otherwise import from a file, such as farmconfig.py."""
    module = types.ModuleType(name)
    module.__dict__.update(contents, __file__=__file__)
    sys.modules[name] = module
