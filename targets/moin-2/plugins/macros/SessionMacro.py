"""The example of HelpOnSessions, on Flask's session: stores a number once, then shows it."""
import random

from flask import session

from launch_session import is_new, want_cookie
from moin.macros._base import MacroInlineBase


class Macro(MacroInlineBase):
    def macro(self, content, arguments, page_url, alternative):
        if is_new():
            want_cookie()
            return 'Not storing any state until you send a cookie.'
        if 'test' in session:
            return 'Loaded value %d' % session['test']
        session['test'] = random.randint(1, 100000)
        return 'Set to value %d' % session['test']
