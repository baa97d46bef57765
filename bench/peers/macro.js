const { randomBytes } = require('node:crypto');

/** The work that is the same for all: the example macro of HelpOnSessions on a session that is like a dict. */
exports.macro = (session) => {
  if ('test' in session) return `Loaded value ${session.test}`;
  session.test = 1 + Math.floor(Math.random() * 100_000);
  return `Set to value ${session.test}`;
};

exports.HOUR = 3_600_000;

/** The id that a request of the bench's own servers comes with. */
exports.sidOf = (request) => /(?:^|; )sid=([\w-]{32})/.exec(request.headers.cookie ?? '')?.[1];

exports.newSid = () => randomBytes(24).toString('base64url');

/** Answers with a text, and the session's cookie renewed. */
exports.answer = (response, sid, expires, text) => {
  const until = new Date(expires).toUTCString();
  response.setHeader(
    'set-cookie',
    `sid=${sid}; Max-Age=3600; Path=/; Expires=${until}; HttpOnly; SameSite=Lax`,
  );
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(text);
};

/** Tells the bench where the server is. */
exports.ready = (server) => process.send({ port: server.address().port });
