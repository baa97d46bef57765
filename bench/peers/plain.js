// The limit: plain node:http and a Map, and nothing that is not needed for the work. With --batched, what came in one
// turn of the event loop is answered together.
const { createServer } = require('node:http');
const { answer, HOUR, macro, newSid, ready, sidOf } = require('./macro');

const sessions = new Map();

function serve(request, response) {
  let sid = sidOf(request);
  let session = sid && sessions.get(sid);
  if (!session || session.expires < Date.now()) {
    sid = newSid();
    session = { values: {} };
    sessions.set(sid, session);
  }
  const text = macro(session.values);
  session.expires = Date.now() + HOUR;
  answer(response, sid, session.expires, text);
}

let waiting = [];

function queue(request, response) {
  if (waiting.length === 0) setImmediate(serveAll);
  waiting.push([request, response]);
}

function serveAll() {
  const now = waiting;
  waiting = [];
  for (const [request, response] of now) serve(request, response);
}

const server = createServer(process.argv.includes('--batched') ? queue : serve);
server.listen(0, '127.0.0.1', () => ready(server));
