// Load from a process of its own: one message with what to ask, one with what came of it.
const autocannon = require('autocannon');

process.on('message', async ({ url, cookies, connections, duration }) => {
  const requests = cookies.map((cookie) => ({ method: 'GET', headers: { cookie } }));
  const {
    requests: rate,
    latency,
    non2xx,
    errors,
  } = await autocannon({ url, connections, duration, requests });
  process.send({ perSecond: rate.average, p50: latency.p50, p99: latency.p99, failed: non2xx + errors });
});
