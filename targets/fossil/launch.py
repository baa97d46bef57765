"""Serves the wiki of a WIKI_SETTINGS file with a real Fossil, until SIGTERM."""
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from launching import content, settings

KEYS = ('cookie_lifetime', 'throttle_sign_in')

# Read and write wiki pages, see the history, change one's own password.
CAPABILITIES = 'hojkfzp'
SUPERUSER = 's'


class Repository:
    def __init__(self, fossil, data):
        self.fossil, self.data = fossil, data
        self.path = os.path.join(data, 'wiki.fossil')
        self.perform('init', '--admin-user', 'keeper', self.path)

    def perform(self, *arguments):
        done = subprocess.run([self.fossil, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            raise settings.SettingsError('fossil %s says: %s' % (arguments[0], done.stdout.strip()))

    def create_account(self, account):
        name = account['name']
        self.perform('user', 'new', name, name, account['password'], '-R', self.path)
        rights = (SUPERUSER if account.get('superuser') else '') + CAPABILITIES
        self.perform('user', 'capabilities', name, rights, '-R', self.path)

    def write_page(self, name, text):
        page = os.path.join(self.data, 'page.wiki')
        content.write(page, text)
        self.perform('wiki', 'create', name, page, '-R', self.path)

    def configure(self, chosen):
        self.perform('sqlite', '-R', self.path, ''.join(
            "REPLACE INTO config(name, value, mtime) VALUES ('%s', '%s', now());" % each for each in chosen.items()))


def main():
    given = settings.read_settings(KEYS)
    settings.check_lifetime_pair(given)
    fossil = shutil.which(os.environ.get('FOSSIL_PATH') or 'fossil')
    if not fossil:
        raise settings.SettingsError('there is no fossil: apt-get install fossil, or name it in FOSSIL_PATH')
    os.makedirs(given['data'], exist_ok=True)
    # It keeps settings of its own in the home folder.
    os.environ.update(FOSSIL_HOME=given['data'], HOME=given['data'], USER='keeper')
    repository = Repository(fossil, given['data'])
    for account in given['accounts']:
        # Fossil knows no disabled accounts: whoever may not sign in is not among its users.
        if not account.get('disabled'):
            repository.create_account(account)
    for name, text in content.walk():
        repository.write_page(name, text)
    repository.configure(configuration(given['wikis'][0]['settings']))
    # Root's Fossil would lock itself into the repository's folder, where libfaketime's file is not.
    os.execv(fossil, [fossil, 'server', '--localhost', '--nojail', '--port', str(given['port']), repository.path])


def configuration(given):
    chosen = {'project-name': 'Fossil', 'index-page': '/wiki?name=FrontPage'}
    hours = settings.one_lifetime(given)
    if hours is not None:
        # In whole hours, of a sign-in that is remembered and of one that is not.
        chosen['cookie-expire'] = max(1, round(hours))
    return chosen


if __name__ == '__main__':
    settings.run('fossil', main)
