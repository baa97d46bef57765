"""Performs the dict operations of the request value "session" on request.session."""
from launching.session_dict import dict_line

Dependencies = ['time']

# What MoinMoin itself keeps in a session.
OWN_KEYS = ('expires', 'setuid', 'trail', 'user.id', 'user.auth_method', 'user.auth_attribs')


def execute(macro, args):
    session = macro.request.session
    operations = macro.request.values.get('session') or '[]'
    return macro.formatter.text(dict_line(operations, session, bool(session.is_new), OWN_KEYS))
