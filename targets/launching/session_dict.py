"""The dict macro's work: operations on a session, for what the documents' example macro can't show."""
import json


# What a page with the macro has beside the line: it is sent to the page's own address.
DICT_FORM = ('<form id="session-dict" method="post" action="#session-dict">'
             '<textarea name="session" rows="4" cols="60">[["keys"]]</textarea> <button>Perform</button></form>')


def dict_line(operations, session, is_new, own_keys=()):
    """Performs a list of operations on a session and says so in one line, free of markup.

    operations: JSON such as [["set","k",VALUE],["get","k"],["has","k"],["delete","k"],["keys"]], which shows
    SESSION-DICT {"is_new": false, "results": [null, VALUE, true, true, []]} SESSION-DICT-END
    own_keys: what the wiki itself keeps in a session; left out of "keys", which is about what extensions store.
    """
    try:
        answer = {'is_new': is_new, 'results': [perform(session, own_keys, *each) for each in json.loads(operations)]}
    except Exception as problem:
        answer = {'error': '%s: %s' % (problem.__class__.__name__, problem)}
    return 'SESSION-DICT %s SESSION-DICT-END' % markup_free(json.dumps(answer, sort_keys=True))


def perform(session, own_keys, name, key=None, value=None):
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
            raise ValueError('a session of this wiki does not list its keys')
        return sorted(each for each in session.keys() if each not in own_keys)
    raise ValueError('no such operation: %s' % name)


def markup_free(text):
    # These characters would reach the visitor as HTML entities; in JSON they occur inside strings only.
    for character in '<>&\'':
        text = text.replace(character, '\\u%04x' % ord(character))
    return text
