"""Performs the dict operations of the request value "session" on request.session.

session=[["set","k",VALUE],["get","k"],["has","k"],["delete","k"],["keys"]] shows one line:
SESSION-DICT {"is_new": false, "results": [null, VALUE, true, true, []]} SESSION-DICT-END
is_new is always false: the sessions of this generation don't know.
"""
import json

Dependencies = ['time']

# What MoinMoin itself keeps in a session; left out of "keys", which is about what extensions store.
OWN_KEYS = ('expires', 'setuid', 'trail')


def execute(macro, args):
    session = macro.request.session
    try:
        operations = json.loads(macro.request.form.get('session', ['[]'])[0])
        answer = {'is_new': False, 'results': [perform(session, *each) for each in operations]}
    except Exception as problem:
        answer = {'error': '%s: %s' % (problem.__class__.__name__, problem)}
    return macro.formatter.text('SESSION-DICT %s SESSION-DICT-END' % markup_free(json.dumps(answer, sort_keys=True)))


def perform(session, name, key=None, value=None):
    if name == 'set':
        session[key] = value
        return None
    if name == 'get':
        return session[key] if key in session else None
    if name == 'has':
        return key in session
    if name == 'delete':
        if key not in session:
            return False
        del session[key]
        return True
    if name == 'keys':
        if not hasattr(session, 'keys'):
            raise ValueError('a session of this MoinMoin does not list its keys')
        return sorted(each for each in session if each not in OWN_KEYS)
    raise ValueError('no such operation: %s' % name)


def markup_free(text):
    # These characters would reach the visitor as HTML entities; in JSON they occur inside strings only.
    for character in '<>&\'':
        text = text.replace(character, '\\u%04x' % ord(character))
    return text
