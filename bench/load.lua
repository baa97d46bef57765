-- Requests as wrk sends them: each is the next visitor's, by the cookies in the file that the first argument names.
local cookies = {}
local visitor = 0
local before, after

function init(arguments)
  for cookie in io.lines(arguments[1]) do cookies[#cookies + 1] = cookie end
  local request = wrk.format("GET", nil, { Host = "127.0.0.1", Cookie = "VISITOR" })
  before, after = request:match("^(.*)VISITOR(.*)$")
end

function request()
  visitor = visitor % #cookies + 1
  return before .. cookies[visitor] .. after
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"perSecond":%f,"mean":%f,"p99":%f,"max":%f,"failed":%d}\n',
    summary.requests / summary.duration * 1e6,
    latency.mean / 1000,
    latency:percentile(99) / 1000,
    latency.max / 1000,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout
  ))
end
