/*
 * What Redis does as one step. A session is a hash: `expires`; `version`, which counts what was written to its values
 * since it began; and for each value a field that is its key as a JSON text. A session that ended has a tombstone: the
 * id that it went on under, or nothing. Redis removes both by itself, some time (ms) after they end. `load` and `update`
 * do so for many sessions at once, one answer for each: a session that can't be read spoils none of the others.
 */

const FUNCTIONS = `
-- Writes what changed: pairs of a key and its value, JSON texts both, empty for a key that was deleted.
local function write(session, first, last)
  for i = first, last or #ARGV, 2 do
    if ARGV[i + 1] == '' then redis.call('HDEL', session, ARGV[i])
    else redis.call('HSET', session, ARGV[i], ARGV[i + 1]) end
  end
end

local function renew(session, expires, removed_after)
  redis.call('HSET', session, 'expires', expires)
  redis.call('PEXPIRE', session, removed_after)
end

local function bury(session, tombstone, successor, removed_after)
  redis.call('DEL', session)
  if removed_after == '0' or redis.call('PTTL', tombstone) > tonumber(removed_after) then return end
  redis.call('SET', tombstone, successor, 'PX', removed_after)
end
`;

const lua = {
  /** of a session and its tombstone; expires, removed after, changes … */
  create: `
if redis.call('EXISTS', KEYS[1], KEYS[2]) > 0 then return 0 end
write(KEYS[1], 3)
renew(KEYS[1], ARGV[1], ARGV[2])
return 1`,

  /** of sessions; as JSON, of each its fields, every one followed by its value, or why it can't be read; {} for none */
  load: `
local found = {}
for i, session in ipairs(KEYS) do
  local fields = redis.pcall('HGETALL', session)
  found[i] = fields.err or fields
end
return cjson.encode(found)`,

  /**
   * of sessions; expires, removed after, how many arguments its changes are, changes … and so on; of each 1, 0 for
   * none, or why it failed
   */
  update: `
local function update(session, first, last)
  local before = redis.call('HGET', session, 'expires')
  if not before then return 0 end
  if last > first + 2 then
    write(session, first + 3, last)
    redis.call('HINCRBY', session, 'version', 1)
  end
  if before ~= ARGV[first] then renew(session, ARGV[first], ARGV[first + 1]) end
  return 1
end
local answers, first = {}, 1
for i, session in ipairs(KEYS) do
  local last = first + 2 + ARGV[first + 2]
  local done, answer = pcall(update, session, first, last)
  answers[i] = done and answer or answer.err or answer
  first = last + 1
end
return answers`,

  /**
   * of a session and its tombstone; the version that was copied, the copy's id, removed after; 1, 0 for none, -1 when
   * it was written to since
   */
  retire: `
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
if (redis.call('HGET', KEYS[1], 'version') or '') ~= ARGV[1] then return -1 end
bury(KEYS[1], KEYS[2], ARGV[2], ARGV[3])
return 1`,

  /** of a session and its tombstone; removed after; the id that it went on under, or nothing */
  end: `
local successor = redis.call('GET', KEYS[2]) or ''
bury(KEYS[1], KEYS[2], successor, ARGV[1])
return successor`,
};

export type Script = keyof typeof lua;

/** They are told their keys, so that a cluster knows which node has them: those of one call have one slot. */
export const scripts = Object.fromEntries(
  Object.entries(lua).map(([name, body]) => [name, { lua: FUNCTIONS + body }]),
);
