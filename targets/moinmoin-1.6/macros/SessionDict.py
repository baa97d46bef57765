"""Performs the dict operations of the form field "session" on request.session. is_new is always false: the sessions of this generation don't know."""
from launching.session_dict import DICT_FORM, dict_line

Dependencies = ['time']

# What MoinMoin itself keeps in a session.
OWN_KEYS = ('expires', 'setuid', 'trail')


def execute(macro, args):
    session = macro.request.session
    sent = macro.request.request_method == 'POST'
    operations = macro.request.form.get('session', ['[]'])[0] if sent else '[]'
    return macro.formatter.text(dict_line(operations, session, False, OWN_KEYS)) + macro.formatter.rawHTML(DICT_FORM)
