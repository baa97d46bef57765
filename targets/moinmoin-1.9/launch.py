"""Serves the wikis of a WIKI_SETTINGS file with a real MoinMoin 1.9, until SIGTERM."""
import errno
import os
import sys

SHARED = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, SHARED)

from launch_settings import read_settings
from launching.settings import SettingsError, run


def import_moinmoin(packages):
    # MoinMoin reads this when it is imported; its own logging would bury our one clear line.
    os.environ.setdefault('MOINLOGGINGCONF', os.path.join(SHARED, 'launching', 'logging.conf'))
    if packages:
        sys.path.insert(0, os.path.abspath(packages))
    try:
        import MoinMoin.wsgiapp
    except ImportError as problem:
        raise SettingsError("cannot import MoinMoin (%s): install moin 1.9 in this Python (%s), or set "
                            "MOINMOIN_PYTHONPATH to the folder that holds MoinMoin; it needs Python 2.7"
                            % (problem, sys.executable))
    except SyntaxError:
        raise SettingsError("MoinMoin 1.9 needs Python 2.7, and %s is Python %s: start launch.py with python2.7"
                            % (sys.executable, sys.version.split()[0]))


def listen(port, application):
    from MoinMoin.web.serving import RequestHandler
    from MoinMoin.web.static import make_static_serving_app
    from werkzeug.serving import make_server
    import socket
    try:
        return make_server('127.0.0.1', port, make_static_serving_app(application, True),
                           threaded=True, request_handler=RequestHandler)
    except socket.error as problem:
        if problem.errno == errno.EADDRINUSE:
            raise SettingsError('port %d is already taken' % port)
        raise SettingsError('cannot listen on port %d: %s' % (port, problem.strerror))


def serve_https(server, tls):
    import ssl
    server.socket = ssl.wrap_socket(server.socket, keyfile=tls['key'], certfile=tls['certificate'], server_side=True,
                                    do_handshake_on_connect=False)
    # By this werkzeug tells MoinMoin that requests came over HTTPS.
    server.ssl_context = True


def main():
    settings = read_settings()
    import_moinmoin(os.environ.get('MOINMOIN_PYTHONPATH'))
    import launch_content
    import launch_farm
    wikis = launch_farm.plan(settings)
    # Before the pages are written: a taken port must not cost the caller anything else.
    server = listen(settings['port'], launch_farm.application(wikis))
    if 'tls' in settings:
        serve_https(server, settings['tls'])
    launch_content.write_pages(wikis, settings['accounts'])
    launch_farm.register(wikis, settings)
    launch_content.create_accounts(wikis[0], settings['port'], settings['accounts'])
    server.serve_forever()


if __name__ == '__main__':
    run('moinmoin-1.9', main)
