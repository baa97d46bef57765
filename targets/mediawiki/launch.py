"""Serves the wikis of a WIKI_SETTINGS file with a real MediaWiki on SQLite, until SIGTERM."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from launching import php, settings, shared
import launch_site

KEYS = ('cookie_lifetime', 'cookie_domain', 'cookie_path', 'cookie_name', 'cookie_secure', 'cookie_httponly',
        'throttle_sign_in')


def main():
    given = settings.read_settings(KEYS, farm=True)
    settings.check_lifetime_pair(given)
    folder = os.path.abspath(os.environ.get('MEDIAWIKI_FOLDER') or '/usr/share/mediawiki')
    if not os.path.isfile(os.path.join(folder, 'maintenance', 'install.php')):
        raise settings.SettingsError('there is no MediaWiki in %s: apt-get install mediawiki, or name its folder in '
                                     'MEDIAWIKI_FOLDER' % folder)
    runner = php.find_php(('mbstring', 'xml', 'intl', 'pdo_sqlite'))
    keep = shared.folder(given['data'])
    compiled = php.compiled(os.path.join(keep, 'compiled'))
    installed = shared.made_once(launch_site.installed_at(keep, given['accounts']), lambda path: launch_site.install(
        [runner, *php.options(compiled)], folder, path, given['accounts']))
    launch_site.copy(installed, given['data'])
    php.write_sites(given['data'], [launch_site.site(given['data'], wiki, number, given['port'])
                                    for number, wiki in enumerate(given['wikis'], 1)])
    os.environ['MEDIAWIKI_FOLDER'] = folder
    php.serve(runner, given['port'], folder, os.path.join(HERE, 'router.php'), compiled)


if __name__ == '__main__':
    settings.run('mediawiki', main)
