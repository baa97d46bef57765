"""Serves MoinMoin over HTTP, and checks HTTP authentication as the web server before a MoinMoin would."""
import errno
import random
import socket
from SocketServer import ForkingMixIn
from StringIO import StringIO
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.util import setup_testing_defaults

from launching.settings import SettingsError


class Server(ForkingMixIn, WSGIServer):
    """A process for each request, as CGI: pages of MoinMoin 1.6 break when two threads render at once."""

    def finish_request(self, request, client_address):
        # In the request's own process, which must not draw the same session ids as the others.
        random.seed()
        WSGIServer.finish_request(self, request, client_address)


class Handler(WSGIRequestHandler):
    def address_string(self):
        # Python's own looks the visitor's name up, which takes seconds where no name server answers.
        return self.client_address[0]

    def log_message(self, *_):
        pass


def listen(port, accounts):
    try:
        return make_server('127.0.0.1', port, application(accounts), Server, Handler)
    except socket.error as problem:
        if problem.errno == errno.EADDRINUSE:
            raise SettingsError('port %d is already taken' % port)
        raise SettingsError('cannot listen on port %d: %s' % (port, problem.strerror))


def application(accounts):
    from MoinMoin.server.WSGI import moinmoinApp
    passwords = dict((account['name'], account['password']) for account in accounts if not account.get('disabled'))

    def serve(environ, start_response):
        # MoinMoin.auth.http believes these two: they come from the check here and from nowhere else.
        environ.pop('AUTH_TYPE', None)
        environ.pop('REMOTE_USER', None)
        # wsgiref does not end the input where the request ends, and MoinMoin would wait for more.
        length = environ.get('CONTENT_LENGTH') or '0'
        environ['wsgi.input'] = StringIO(environ['wsgi.input'].read(int(length) if length.isdigit() else 0))
        name, password = credentials(environ.get('HTTP_AUTHORIZATION', ''))
        if name is not None and passwords.get(name) == password:
            environ['AUTH_TYPE'] = 'Basic'
            environ['REMOTE_USER'] = name.encode('utf-8')
        return moinmoinApp(environ, start_response)
    return serve


def load_everything(server):
    """Asks for a page once in this process, so that those of the requests find loaded what pages need."""
    environ = {'PATH_INFO': '/FrontPage'}
    setup_testing_defaults(environ)
    server.get_app()(environ, lambda status, headers: None)


def credentials(header):
    try:
        scheme, encoded = header.split(' ', 1)
        if scheme.lower() == 'basic':
            return encoded.decode('base64').decode('utf-8').split(':', 1)
    except (ValueError, UnicodeError):
        pass
    return None, None
