"""Serves each wiki of a launch at its host and path."""
from werkzeug.serving import WSGIRequestHandler, make_server

from launching.settings import SettingsError
import launch_wiki


class Quiet(WSGIRequestHandler):
    def log_request(self, *_):
        pass


class Wikis:
    """The WSGI application: requests go to the wiki whose host and path they are for."""

    def __init__(self):
        self.sites = []

    def create(self, given):
        # The most specific path first: a wiki at / must not swallow one at /farm.
        for wiki in sorted(given['wikis'], key=lambda wiki: -len(wiki['path'])):
            first = not self.sites
            app = launch_wiki.application(wiki, given, first)
            if first:
                launch_wiki.fill(app, given['accounts'])
            self.sites.append((wiki['host'].lower(), wiki['path'].rstrip('/'), app))

    def __call__(self, environ, start_response):
        host = environ.get('HTTP_HOST', '').rsplit(':', 1)[0].lower()
        path = environ.get('PATH_INFO', '')
        for known, prefix, app in self.sites:
            # A wiki alone answers to any name.
            if (len(self.sites) == 1 or host == known) and (path + '/').startswith(prefix + '/'):
                environ['SCRIPT_NAME'], environ['PATH_INFO'] = prefix, path[len(prefix):]
                return app(environ, start_response)
        start_response('404 Not Found', [('Content-Type', 'text/plain')])
        return [b'No wiki here: %s%s\n' % (host.encode(), path.encode())]


def listen(given, wikis):
    tls = given.get('tls')
    try:
        return make_server('127.0.0.1', given['port'], wikis, threaded=True, request_handler=Quiet,
                           ssl_context=(tls['certificate'], tls['key']) if tls else None)
    except (OSError, SystemExit):
        raise SettingsError('cannot listen on port %d' % given['port'])
