"""Serves the wiki of a WIKI_SETTINGS file with a real MoinMoin 1.6, until SIGTERM."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from launch_settings import read_settings
from launching.settings import SettingsError, run


def import_moinmoin(packages):
    if packages:
        sys.path.insert(0, os.path.abspath(packages))
    try:
        import MoinMoin.auth
        import MoinMoin.server.WSGI
    except ImportError as problem:
        raise SettingsError('cannot import MoinMoin 1.6 (%s): set MOINMOIN_PYTHONPATH to the folder that holds its '
                            'MoinMoin, and start launch.py with a Python 2.7 (this is %s)' % (problem, sys.executable))
    except SyntaxError:
        raise SettingsError('MoinMoin 1.6 needs Python 2.7, and %s is Python %s: set MOINMOIN_PYTHON'
                            % (sys.executable, sys.version.split()[0]))
    missing = [name for name in ('moin_login', 'moin_session', 'moin_anon_session') if not hasattr(MoinMoin.auth, name)]
    if missing:
        raise SettingsError('the MoinMoin in %s has no %s in MoinMoin.auth: it is not of the generation whose sessions '
                            'come from the auth list' % (os.path.dirname(MoinMoin.__file__), ', '.join(missing)))


def main():
    settings = read_settings()
    import_moinmoin(os.environ.get('MOINMOIN_PYTHONPATH'))
    import launch_content
    import launch_server
    import launch_wiki
    # Before anything is written: a taken port must not cost the caller anything else.
    server = launch_server.listen(settings['port'], settings['accounts'])
    launch_content.write_pages(settings['data'], settings['accounts'])
    launch_wiki.register(settings)
    launch_content.create_accounts(settings['accounts'])
    launch_server.load_everything(server)
    server.serve_forever()


if __name__ == '__main__':
    run('moinmoin-1.6', main)
