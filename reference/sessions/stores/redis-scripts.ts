/*
 * What Redis does as one step. Each script gets the prefix of all keys first. A session is the hash PREFIXsession:ID,
 * with `expires` and for each value a field that is its key as a JSON text; PREFIXsessions and PREFIXended are indexes of ids by the time at
 * which they may be removed. `load` and `update` do so for many sessions at once, one answer for each: a session
 * that can't be read spoils none of the others.
 */

const FUNCTIONS = `
local prefix = ARGV[1]
local sessions, ended = prefix .. 'sessions', prefix .. 'ended'
local function key(sid) return prefix .. 'session:' .. sid end

-- Writes what changed: pairs of a key and its value, JSON texts both, empty for a key that was deleted.
local function write(sid, first, last)
  for i = first, last or #ARGV, 2 do
    if ARGV[i + 1] == '' then redis.call('HDEL', key(sid), ARGV[i])
    else redis.call('HSET', key(sid), ARGV[i], ARGV[i + 1]) end
  end
end

local function renew(sid, expires)
  redis.call('HSET', key(sid), 'expires', expires)
  redis.call('ZADD', sessions, expires, sid)
end

local function bury(sid, tombstone_until)
  redis.call('DEL', key(sid))
  redis.call('ZREM', sessions, sid)
  if tombstone_until ~= '0' then redis.call('ZADD', ended, 'GT', tombstone_until, sid) end
end
`;

const lua = {
  /** sid, expires, changes … */
  create: `
if redis.call('EXISTS', key(ARGV[2])) == 1 or redis.call('ZSCORE', ended, ARGV[2]) then return 0 end
write(ARGV[2], 4)
renew(ARGV[2], ARGV[3])
return 1`,

  /** sid …; as JSON, of each its fields, every one followed by its value, or why it can't be read; {} for none */
  load: `
local found = {}
for i = 2, #ARGV do
  local fields = redis.pcall('HGETALL', key(ARGV[i]))
  found[i - 1] = fields.err or fields
end
return cjson.encode(found)`,

  /** sid, expires, how many arguments its changes are, changes … and so on; of each 1, 0 for none, or why it failed */
  update: `
local function update(sid, expires, first, last)
  local before = redis.call('HGET', key(sid), 'expires')
  if not before then return 0 end
  write(sid, first, last)
  if before ~= expires then renew(sid, expires) end
  return 1
end
local answers, i = {}, 2
while i <= #ARGV do
  local last = i + 2 + ARGV[i + 2]
  local done, answer = pcall(update, ARGV[i], ARGV[i + 1], i + 3, last)
  answers[#answers + 1] = done and answer or answer.err or answer
  i = last + 1
end
return answers`,

  /** sid, new sid, expires, until when the tombstone of the old one lasts, changes … */
  move: `
if redis.call('EXISTS', key(ARGV[2])) == 0 then return 0 end
redis.call('RENAME', key(ARGV[2]), key(ARGV[3]))
bury(ARGV[2], ARGV[5])
write(ARGV[3], 6)
renew(ARGV[3], ARGV[4])
return 1`,

  /** sid, until when its tombstone lasts */
  end: `
bury(ARGV[2], ARGV[3])
return 1`,

  /** now, at most so many; answers how many sessions went */
  sweep: `
local due = redis.call('ZRANGE', sessions, '-inf', ARGV[2], 'BYSCORE', 'LIMIT', 0, ARGV[3])
for _, sid in ipairs(due) do bury(sid, '0') end
redis.call('ZREMRANGEBYSCORE', ended, '-inf', ARGV[2])
return #due`,
};

export type Script = keyof typeof lua;

/** They name their keys themselves, so the client is told of none. */
export const scripts = Object.fromEntries(
  Object.entries(lua).map(([name, body]) => [name, { lua: FUNCTIONS + body, numberOfKeys: 0 }]),
);
