"""What the macros know of Flask's session."""
from flask import current_app, request, session

# What Moin and Flask themselves keep in a session.
OWN_KEYS = ('trail', '_flashes', 'wants_cookie', 'user.itemid', 'user.trusted', 'user.auth_method',
            'user.auth_attribs', 'user.session_token')


def is_new():
    """Whether the request came without a session cookie."""
    return current_app.config['SESSION_COOKIE_NAME'] not in request.cookies


def want_cookie():
    # Flask sets no cookie for an empty session.
    session['wants_cookie'] = True
