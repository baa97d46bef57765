"""Performs the dict operations of the request value "session" on request.session. is_new is always false: the sessions of this generation don't know."""
from launching.session_dict import dict_line

Dependencies = ['time']

# What MoinMoin itself keeps in a session.
OWN_KEYS = ('expires', 'setuid', 'trail')


def execute(macro, args):
    session = macro.request.session
    operations = macro.request.form.get('session', ['[]'])[0]
    return macro.formatter.text(dict_line(operations, session, False, OWN_KEYS))
