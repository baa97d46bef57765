"""Serves the wikis of a WIKI_SETTINGS file with a real Moin 2, until SIGTERM."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from launching import settings

KEYS = ('cookie_lifetime', 'cookie_domain', 'cookie_path', 'cookie_name', 'cookie_secure', 'cookie_httponly',
        'throttle_sign_in')


def import_moin(packages):
    if packages:
        sys.path.insert(0, os.path.abspath(packages))
    try:
        import moin.app
    except ImportError as problem:
        raise settings.SettingsError('cannot import Moin 2 (%s): pip install moin==2.0.0b5 in a virtual '
                                     'environment, and name its Python in MOIN2_PYTHON; this is %s'
                                     % (problem, sys.executable))
    except SyntaxError:
        raise settings.SettingsError('the moin of %s is MoinMoin 1.9, or this Python is too old for Moin 2: name '
                                     'another in MOIN2_PYTHON' % sys.executable)
    # Moin tells how long each start took.
    import moin.log
    moin.log.load_config(os.path.join(os.path.dirname(HERE), 'launching', 'logging.conf'))


def main():
    given = settings.read_settings(KEYS, farm=True, https=True)
    settings.check_lifetime_pair(given)
    import_moin(os.environ.get('MOIN2_PYTHONPATH'))
    import launch_server
    # Before anything is written: a taken port must not cost the caller anything else.
    wikis = launch_server.Wikis()
    server = launch_server.listen(given, wikis)
    wikis.create(given)
    server.serve_forever()


if __name__ == '__main__':
    settings.run('moin-2', main)
