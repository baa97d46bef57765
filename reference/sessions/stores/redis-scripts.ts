/*
 * What Redis does as one step. Each script gets the prefix of all keys first. A session is the hash PREFIXsession:ID,
 * with `expires` and a field `=KEY` for each value; PREFIXsessions and PREFIXended are indexes of ids by the time at
 * which they may be thrown away.
 */

const FUNCTIONS = `
local prefix = ARGV[1]
local sessions, ended = prefix .. 'sessions', prefix .. 'ended'
local function key(sid) return prefix .. 'session:' .. sid end

-- Writes what changed: pairs of a key and its JSON text, empty for a key that was deleted.
local function write(sid, first)
  for i = first, #ARGV, 2 do
    if ARGV[i + 1] == '' then redis.call('HDEL', key(sid), '=' .. ARGV[i])
    else redis.call('HSET', key(sid), '=' .. ARGV[i], ARGV[i + 1]) end
  end
end

local function renew(sid, expires)
  redis.call('HSET', key(sid), 'expires', expires)
  redis.call('ZADD', sessions, expires, sid)
end

local function forget(sid, remember)
  redis.call('DEL', key(sid))
  redis.call('ZREM', sessions, sid)
  if remember ~= '0' then redis.call('ZADD', ended, 'GT', remember, sid) end
end
`;

const lua = {
  /** sid, expires, changes … */
  create: `
if redis.call('EXISTS', key(ARGV[2])) == 1 or redis.call('ZSCORE', ended, ARGV[2]) then return 0 end
write(ARGV[2], 4)
renew(ARGV[2], ARGV[3])
return 1`,

  /** sid, expires, changes … */
  update: `
local expires = redis.call('HGET', key(ARGV[2]), 'expires')
if not expires then return 0 end
write(ARGV[2], 4)
if expires ~= ARGV[3] then renew(ARGV[2], ARGV[3]) end
return 1`,

  /** sid, new sid, expires, until when the old one is remembered, changes … */
  move: `
if redis.call('EXISTS', key(ARGV[2])) == 0 then return 0 end
redis.call('RENAME', key(ARGV[2]), key(ARGV[3]))
forget(ARGV[2], ARGV[5])
write(ARGV[3], 6)
renew(ARGV[3], ARGV[4])
return 1`,

  /** sid, until when it is remembered */
  end: `
forget(ARGV[2], ARGV[3])
return 1`,

  /** now, at most so many; answers how many sessions went */
  sweep: `
local due = redis.call('ZRANGE', sessions, '-inf', ARGV[2], 'BYSCORE', 'LIMIT', 0, ARGV[3])
for _, sid in ipairs(due) do forget(sid, '0') end
redis.call('ZREMRANGEBYSCORE', ended, '-inf', ARGV[2])
return #due`,
};

export type Script = keyof typeof lua;

/** They name their keys themselves, so the client is told of none. */
export const scripts = Object.fromEntries(
  Object.entries(lua).map(([name, body]) => [name, { lua: FUNCTIONS + body, numberOfKeys: 0 }]),
);
