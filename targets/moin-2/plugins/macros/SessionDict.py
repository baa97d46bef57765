"""The dict macro, on Flask's session: performs the operations of the form field "session"."""
from flask import request, session

from launch_session import OWN_KEYS, is_new, want_cookie
from launching.session_dict import dict_line
from moin.macros._base import MacroInlineBase
from moin.utils.tree import html, moin_page


class Macro(MacroInlineBase):
    def macro(self, content, arguments, page_url, alternative):
        if is_new():
            want_cookie()
        line = dict_line(request.form.get('session', '[]'), session, is_new(), OWN_KEYS)
        return moin_page.span(children=[line, form()])


def form():
    field = html.textarea(attrib={html.name: 'session'}, children=['[["keys"]]'])
    return html.form(attrib={html.id: 'session-dict', html.method: 'post', html.action: '#session-dict'},
                     children=[field, html.button(children=['Perform'])])
