"""Writes what a fresh wiki holds: pages, macros and accounts."""
import os
import shutil

from launching import moinmoin
from launching.content import write

HERE = os.path.dirname(os.path.abspath(__file__))

PAGES = {
    'SessionMacro': u'[[SessionMacro]]\n',
    'SessionDict': u'[[SessionDict]]\n',
    'UserPreferences': u'[[UserPreferences]]\n',
}

# MoinMoin wants a package for each of them, with the list of its modules.
PLUGINS = ('action', 'converter', 'filter', 'formatter', 'macro', 'parser', 'theme', 'xmlrpc')


def write_pages(data, accounts):
    moinmoin.write_pages(data, moinmoin.pages(accounts, PAGES))
    write(os.path.join(data, 'intermap.txt'), u'')
    for folder in ('user', 'cache'):
        os.makedirs(os.path.join(data, folder))
    write_plugins(os.path.join(data, 'plugin'))


def write_plugins(folder):
    macros = moinmoin.macro_files(os.path.join(HERE, 'macros'))
    write(os.path.join(folder, '__init__.py'), u'')
    for kind in PLUGINS:
        modules = [os.path.basename(path)[:-3] for path in macros] if kind == 'macro' else []
        write(os.path.join(folder, kind, '__init__.py'), u'modules = %r\n' % modules)
    for path in macros:
        # Copied, because Python writes .pyc files beside them.
        shutil.copy(path, os.path.join(folder, 'macro'))


def create_accounts(accounts):
    from MoinMoin.request.CLI import Request
    moinmoin.know_english_only()
    moinmoin.create_accounts(Request(), accounts)
