"""Serves the wiki of a WIKI_SETTINGS file with a real Fossil, until SIGTERM."""
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from launching import content, settings

KEYS = ('cookie_lifetime', )

# Fossil's capabilities: read and write wiki pages, see the history; s, in front, is the superuser's.
CAPABILITIES = 'hojkfz'


def main():
    given = settings.read_settings(KEYS)
    settings.check_lifetime_pair(given)
    fossil = shutil.which(os.environ.get('FOSSIL_PATH') or 'fossil')
    if not fossil:
        raise settings.SettingsError('there is no fossil: apt-get install fossil, or name it in FOSSIL_PATH')
    os.makedirs(given['data'], exist_ok=True)
    # It keeps its own settings in the home folder.
    os.environ.update(FOSSIL_HOME=given['data'], HOME=given['data'], USER='keeper')
    repository = os.path.join(given['data'], 'wiki.fossil')

    def perform(*arguments):
        done = subprocess.run([fossil, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise settings.SettingsError('fossil %s says: %s' % (arguments[0], done.stdout.strip()))

    perform('init', '--admin-user', 'keeper', repository)
    for account in given['accounts']:
        # Fossil knows no disabled accounts: whoever may not sign in is not among its users.
        if not account.get('disabled'):
            perform('user', 'new', account['name'], account['name'], account['password'], '-R', repository)
            perform('user', 'capabilities', account['name'],
                    ('s' if account.get('superuser') else '') + CAPABILITIES, '-R', repository)
    for name, text in content.walk():
        page = os.path.join(given['data'], 'page.wiki')
        content.write(page, text)
        perform('wiki', 'create', name, page, '-R', repository)
    perform('sqlite', '-R', repository, configuration(given['wikis'][0]['settings']))
    # Root's Fossil would lock itself into the repository's folder, where libfaketime's file is not.
    os.execv(fossil, [fossil, 'server', '--localhost', '--nojail', '--port', str(given['port']), repository])


def configuration(given):
    """Fossil's own settings, as SQL on its configuration table."""
    chosen = {'project-name': 'Fossil', 'index-page': '/wiki?name=FrontPage'}
    hours = settings.one_lifetime(given)
    if hours is not None:
        # In whole hours, of a sign-in that is remembered and of one that is not.
        chosen['cookie-expire'] = max(1, round(hours))
    return ''.join("REPLACE INTO config(name, value, mtime) VALUES ('%s', '%s', now());" % (name, value)
                   for name, value in chosen.items())


if __name__ == '__main__':
    settings.run('fossil', main)
