"""Serves PHP on 127.0.0.1 with PHP's own server, until SIGTERM."""
import json
import os
import shutil
import subprocess

from . import content
from .settings import SettingsError

# An answer that asks the same server for another page must not wait for itself; more would only take memory.
WORKERS = '3'


def find_php(extensions):
    """The PHP that PHP_PATH names, or "php". Throws SettingsError where it is missing or lacks one of the extensions."""
    php = shutil.which(os.environ.get('PHP_PATH') or 'php')
    if not php:
        raise SettingsError('there is no php: apt-get install php-cli, or name it in PHP_PATH')
    loaded = subprocess.run([php, '-m'], capture_output=True, text=True, check=True).stdout.lower().split()
    missing = [name for name in extensions if name not in loaded]
    if missing:
        raise SettingsError('%s lacks %s: apt-get install %s'
                            % (php, ', '.join(missing), ' '.join('php-' + name for name in missing)))
    return php


def compiled(folder):
    """PHP's own settings by which what it compiled once is kept in a folder, for scripts and servers alike."""
    os.makedirs(folder, exist_ok=True)
    return {'opcache.enable_cli': '1', 'opcache.file_cache': folder, 'opcache.file_cache_consistency_checks': '0'}


def options(ini):
    """PHP's command line options for these of its settings."""
    return [option for name, value in ini.items() for option in ('-d', '%s=%s' % (name, value))]


def serve(php, port, root, router, ini):
    """Becomes the server; router is the script that each request goes to, ini PHP's own settings."""
    os.environ['PHP_CLI_SERVER_WORKERS'] = WORKERS
    # libfaketime would move the times of files along with the clock: a page would look as if somebody had edited it.
    os.environ['NO_FAKE_STAT'] = '1'
    os.execv(php, [php, *options(ini), '-S', '127.0.0.1:%d' % port, '-t', root, router])


def write_sites(data, sites):
    """Tells router.php of these wikis, each with "host", "path" and what the target's own router needs."""
    path = os.path.join(data, 'sites.json')
    # The most specific path first: a wiki at / must not swallow one at /farm.
    content.write(path, json.dumps(sorted(sites, key=lambda site: -len(site['path'])), ensure_ascii=False))
    os.environ['WIKI_SITES'] = path
