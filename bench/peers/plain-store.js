// A store by itself: plain node:http, and each request loads its session, changes it, writes it and waits for that.
const { randomBytes, randomInt } = require('node:crypto');
const { createServer } = require('node:http');
const { HOUR, ready } = require('./macro');

function openLmdb(path) {
  const sessions = require('lmdb').open({ path, noSubdir: false });
  return { load: async (sid) => sessions.get(sid), save: (sid, session) => sessions.put(sid, session) };
}

function openRedis(url) {
  const redis = new (require('ioredis').Redis)(url, { enableAutoPipelining: true });
  return {
    load: async (sid) => JSON.parse(await redis.get(sid)),
    save: (sid, session) => redis.set(sid, JSON.stringify(session)),
  };
}

const [place] = process.argv.slice(2);
const store = place.startsWith('lmdb:') ? openLmdb(place.slice('lmdb:'.length)) : openRedis(place);

const server = createServer(async (request, response) => {
  let sid = /(?:^|; )sid=([\w-]{32})/.exec(request.headers.cookie ?? '')?.[1];
  let session = sid && (await store.load(sid));
  if (!session || session.expires < Date.now()) {
    sid = randomBytes(24).toString('base64url');
    session = { values: {} };
  }
  session.values.test = randomInt(1, 100_000);
  session.expires = Date.now() + HOUR;
  await store.save(sid, session);
  const expires = new Date(session.expires).toUTCString();
  response.setHeader(
    'set-cookie',
    `sid=${sid}; Max-Age=3600; Path=/; Expires=${expires}; HttpOnly; SameSite=Lax`,
  );
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(`Set to value ${session.values.test}`);
});
server.listen(0, '127.0.0.1', () => ready(server));
