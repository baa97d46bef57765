// A store by itself: plain node:http, and each request loads its session, changes it, writes it and waits for that.
const { randomInt } = require('node:crypto');
const { createServer } = require('node:http');
const { answer, HOUR, newSid, ready, sidOf } = require('./macro');

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
  let sid = sidOf(request);
  let session = sid && (await store.load(sid));
  if (!session || session.expires < Date.now()) {
    sid = newSid();
    session = { values: {} };
  }
  session.values.test = randomInt(1, 100_000);
  session.expires = Date.now() + HOUR;
  await store.save(sid, session);
  answer(response, sid, session.expires, `Set to value ${session.values.test}`);
});
server.listen(0, '127.0.0.1', () => ready(server));
