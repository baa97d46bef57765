"""Writes what a fresh wiki holds: pages, macros and accounts."""
import io
import os
import shutil

HERE = os.path.dirname(os.path.abspath(__file__))

# Each page links to the next, so that a visitor can walk a trail.
WALK = ['FrontPage', 'PageOne', 'PageTwo', 'PageThree', 'PageFour', 'PageFive', 'PageSix']

PAGES = {
    'SessionMacro': u'<<SessionMacro>>\n',
    'SessionDict': u'<<SessionDict>>\n',
    'RemoteSync': u' remoteWiki:: Remote\n pageList:: PageOne\n direction:: down\n',
}


def all_pages(accounts):
    pages = dict(PAGES)
    for name, following in zip(WALK, WALK[1:] + WALK[:1]):
        pages[name] = u'This is %s. The next page is %s.\n' % (name, following)
    readers = [u'%s:read,write,delete,revert,admin' % account['name']
               for account in accounts if account.get('superuser')]
    pages['SecretPage'] = u'#acl %s\nOnly a superuser reads this.\n' % u' '.join(readers + [u'All:'])
    return pages


def write_pages(wikis, accounts):
    pages = all_pages(accounts)
    for wiki in wikis:
        for name, text in pages.items():
            # MoinMoin's own page store: "current" names the file under revisions/.
            write(os.path.join(wiki.data, 'pages', name, 'current'), u'00000001\n')
            write(os.path.join(wiki.data, 'pages', name, 'revisions', '00000001'), text)
        for log in ('edit-log', 'event-log'):
            write(os.path.join(wiki.data, log), u'')
        interwiki = wiki.settings.get('interwiki') or {}
        write(os.path.join(wiki.data, 'intermap.txt'),
              u''.join(u'%s %s\n' % entry for entry in sorted(interwiki.items())))
        install_macros(os.path.join(wiki.data, 'plugin'))


def install_macros(plugins):
    # Copied, because MoinMoin wants its plugin packages around them and writes .pyc files beside them.
    write(os.path.join(plugins, '__init__.py'), u'')
    write(os.path.join(plugins, 'macro', '__init__.py'), u'')
    for name in os.listdir(os.path.join(HERE, 'macros')):
        if name.endswith('.py'):
            shutil.copy(os.path.join(HERE, 'macros', name), os.path.join(plugins, 'macro', name))


def create_accounts(wiki, port, accounts):
    from MoinMoin.user import User
    from MoinMoin.web.contexts import ScriptContext
    know_english_only()
    request = ScriptContext(wiki.url(port))
    for account in accounts:
        user = User(request, name=account['name'], password=account['password'])
        user.email = u'%s@example.test' % account['name']
        user.show_page_trail = 1
        user.remember_me = int(account.get('remember_me', True))
        user.disabled = int(account.get('disabled', False))
        user.save()


def know_english_only():
    """Fills in what MoinMoin's first request reads from all its 42 translations, more than a second of work."""
    import MoinMoin
    from MoinMoin import i18n
    english = i18n.Translation('en')
    with open(os.path.join(os.path.dirname(MoinMoin.__file__), 'i18n', 'en.MoinMoin.po')) as texts:
        english.load_po(texts)
    i18n.languages = {'en': dict((key, text.decode('utf-8')) for key, text in english.info.items())}
    i18n.system_pages = dict((name, ('en', name)) for name in i18n.strings.all_pages)


def write(path, text):
    if not os.path.isdir(os.path.dirname(path)):
        os.makedirs(os.path.dirname(path))
    with io.open(path, 'w', encoding='utf-8') as written:
        written.write(text)
