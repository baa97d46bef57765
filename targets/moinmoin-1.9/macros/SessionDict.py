"""Performs the dict operations of the form field "session" on request.session."""
from launching.session_dict import DICT_FORM, dict_line

Dependencies = ['time']

# What MoinMoin itself keeps in a session.
OWN_KEYS = ('expires', 'setuid', 'trail', 'user.id', 'user.auth_method', 'user.auth_attribs')


def execute(macro, args):
    session = macro.request.session
    operations = macro.request.form.get('session') or '[]'
    line = dict_line(operations, session, bool(session.is_new), OWN_KEYS)
    return macro.formatter.text(line) + macro.formatter.rawHTML(DICT_FORM)
