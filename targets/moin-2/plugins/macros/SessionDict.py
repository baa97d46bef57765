"""The dict macro, on Flask's session."""
from flask import request, session

from launch_session import OWN_KEYS, is_new, want_cookie
from launching.session_dict import dict_line
from moin.macros._base import MacroInlineBase


class Macro(MacroInlineBase):
    def macro(self, content, arguments, page_url, alternative):
        if is_new():
            want_cookie()
        return dict_line(request.values.get('session', '[]'), session, is_new(), OWN_KEYS)
