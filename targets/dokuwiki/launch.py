"""Serves the wikis of a WIKI_SETTINGS file with a real DokuWiki, until SIGTERM."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from launching import php, settings
import launch_site

KEYS = ('cookie_lifetime', 'cookie_domain', 'cookie_path', 'cookie_name', 'throttle_sign_in')


def main():
    given = settings.read_settings(KEYS, farm=True)
    settings.check_lifetime_pair(given)
    folder = os.path.abspath(os.environ.get('DOKUWIKI_FOLDER') or '/usr/share/dokuwiki')
    if not os.path.isfile(os.path.join(folder, 'doku.php')):
        raise settings.SettingsError('there is no DokuWiki in %s: apt-get install dokuwiki, or name its folder in '
                                     'DOKUWIKI_FOLDER' % folder)
    runner = php.find_php(('mbstring', 'xml', 'json'))
    data = given['data']
    launch_site.write_data(data, folder)
    sites = [launch_site.site(data, wiki, given['accounts']) for wiki in given['wikis']]
    php.write_sites(data, sites)
    for site in sites:
        launch_site.render(runner, folder, given['port'], site)
    os.environ['DOKUWIKI_FOLDER'] = folder
    php.serve(runner, given['port'], folder, os.path.join(HERE, 'router.php'), {
        'session.save_path': os.path.join(data, 'sessions'),
    })


if __name__ == '__main__':
    settings.run('dokuwiki', main)
