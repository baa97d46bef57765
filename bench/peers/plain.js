// The limit: plain node:http and a Map, and nothing that is not needed for the work. With --batched, what came in one
// turn of the event loop is answered together.
const { randomBytes } = require('node:crypto');
const { createServer } = require('node:http');
const { HOUR, macro, ready } = require('./macro');

const sessions = new Map();

function answer(request, response) {
  let sid = /(?:^|; )sid=([\w-]{32})/.exec(request.headers.cookie ?? '')?.[1];
  let session = sid && sessions.get(sid);
  if (!session || session.expires < Date.now()) {
    sid = randomBytes(24).toString('base64url');
    session = { values: {} };
    sessions.set(sid, session);
  }
  const text = macro(session.values);
  session.expires = Date.now() + HOUR;
  const expires = new Date(session.expires).toUTCString();
  response.setHeader(
    'set-cookie',
    `sid=${sid}; Max-Age=3600; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax`,
  );
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(text);
}

let waiting = [];

function queue(request, response) {
  if (waiting.length === 0) setImmediate(answerAll);
  waiting.push([request, response]);
}

function answerAll() {
  const now = waiting;
  waiting = [];
  for (const [request, response] of now) answer(request, response);
}

const server = createServer(process.argv.includes('--batched') ? queue : answer);
server.listen(0, '127.0.0.1', () => ready(server));
