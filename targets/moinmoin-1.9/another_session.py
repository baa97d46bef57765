"""Another session service than MoinMoin's: sessions in memory, under a cookie named ANOTHER_SESSION_...

Its cookie's name lets a visitor see which service is in charge; a visitor should notice nothing else.
"""
import threading
import time

from MoinMoin.web.session import MoinSession, SessionService, _get_session_lifetime, get_cookie_name
try:
    from secure_cookie.session import SessionStore
except ImportError:
    # Before 1.9.11.
    from werkzeug.contrib.sessions import SessionStore

LOGIN_KEYS = ('user.id', 'user.auth_method', 'user.auth_attribs', 'setuid')


class AnotherSessionService(SessionService):
    def __init__(self):
        self.kept = {}
        self.lock = threading.Lock()
        self.factory = SessionStore(session_class=MoinSession)

    def get_session(self, request, sid=None):
        if sid is None:
            sid = request.cookies.get(self._cookie_name(request))
        with self.lock:
            ends, values = self.kept.get(sid, (0, None))
            if values is not None and ends > time.time():
                return MoinSession(dict(values), sid)
            self.kept.pop(sid, None)
        return self.factory.new()

    def destroy_session(self, request, session):
        session.clear()
        with self.lock:
            self.kept.pop(session.sid, None)

    def get_all_session_ids(self, request):
        with self.lock:
            return list(self.kept)

    def finalize(self, request, session):
        # While a superuser acts as somebody else, the session remains the superuser's.
        acts_as = request.user.id if request.user.auth_method == 'setuid' else None
        owner = request._setuid_real_user if acts_as else request.user
        lifetime = _get_session_lifetime(request, owner)
        signed_out = not owner.valid and 'user.id' in session
        if signed_out or not lifetime:
            self._end(request, session)
        else:
            self._remember(session, owner, acts_as)
            self._keep(request, session, lifetime)

    def _end(self, request, session):
        if not session.new:
            request.delete_cookie(self._cookie_name(request), **self._reach(request))
        self.destroy_session(request, session)

    def _remember(self, session, owner, acts_as):
        for key in LOGIN_KEYS:
            session.pop(key, None)
        if owner.valid:
            session['user.id'] = owner.id
            session['user.auth_method'] = owner.auth_method
            session['user.auth_attribs'] = owner.auth_attribs
            if acts_as:
                session['setuid'] = acts_as

    def _keep(self, request, session, lifetime):
        ends = time.time() + lifetime
        with self.lock:
            # Like MoinMoin's own: what an anonymous visitor's first page stored is dropped.
            first_anonymous = session.new and 'user.id' not in session
            self.kept[session.sid] = (ends, {} if first_anonymous else dict(session))
        cfg = request.cfg
        request.set_cookie(self._cookie_name(request), session.sid, max_age=lifetime, expires=ends,
                           secure=cfg.cookie_secure or cfg.cookie_secure is None and request.is_secure,
                           httponly=cfg.cookie_httponly, **self._reach(request))

    def _reach(self, request):
        return {'domain': request.cfg.cookie_domain, 'path': request.cfg.cookie_path or '/'}

    def _cookie_name(self, request):
        return get_cookie_name(request, request.cfg.cookie_name, 'SESSION', software='ANOTHER')


# One for all wikis of the process: a farm that shares the cookie must find the session behind it.
SHARED = AnotherSessionService()
