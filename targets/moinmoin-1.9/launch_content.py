"""Writes what a fresh wiki holds: pages, macros and accounts."""
import os
import shutil

from launching import moinmoin
from launching.content import write

HERE = os.path.dirname(os.path.abspath(__file__))

PAGES = {
    'SessionMacro': u'<<SessionMacro>>\n',
    'SessionDict': u'<<SessionDict>>\n',
    'RemoteSync': u' remoteWiki:: Remote\n pageList:: PageOne\n direction:: down\n',
}


def write_pages(wikis, accounts):
    for wiki in wikis:
        moinmoin.write_pages(wiki.data, moinmoin.pages(accounts, PAGES))
        interwiki = wiki.settings.get('interwiki') or {}
        write(os.path.join(wiki.data, 'intermap.txt'),
              u''.join(u'%s %s\n' % entry for entry in sorted(interwiki.items())))
        install_macros(os.path.join(wiki.data, 'plugin'))


def install_macros(plugins):
    # Copied, because MoinMoin wants its plugin packages around them and writes .pyc files beside them.
    write(os.path.join(plugins, '__init__.py'), u'')
    write(os.path.join(plugins, 'macro', '__init__.py'), u'')
    for path in moinmoin.macro_files(os.path.join(HERE, 'macros')):
        shutil.copy(path, os.path.join(plugins, 'macro'))


def create_accounts(wiki, port, accounts):
    from MoinMoin import i18n
    from MoinMoin.web.contexts import ScriptContext
    moinmoin.know_english_only()
    i18n.system_pages = dict((name, ('en', name)) for name in i18n.strings.all_pages)
    moinmoin.create_accounts(ScriptContext(wiki.url(port)), accounts)
