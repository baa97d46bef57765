import { subscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Recorded } from './replay';

/*
 * Loaded before the runner, it writes each exchange that a server of this process had, without the bodies, to the file
 * that RECORDED names when the process ends.
 */

const exchanges: Recorded[] = [];

subscribe('http.server.response.finish', (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
  const { method, url, headers } = request;
  if (method !== 'GET' && method !== 'POST') return;
  const { host: _host, connection: _connection, 'content-length': sent = 0, ...others } = headers;
  const {
    'content-length': answered = 0,
    connection: _kept,
    date: _date,
    ...answerHeaders
  } = response.getHeaders();
  exchanges.push({
    method,
    path: url ?? '/',
    headers: others,
    bytes: Number(sent),
    status: response.statusCode,
    answerHeaders,
    answerBytes: Number(answered),
  });
});

process.once('exit', () => writeFileSync(process.env.RECORDED as string, JSON.stringify(exchanges)));
