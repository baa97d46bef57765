import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';

/** An exchange of a run: bodies are as long as they were. */
export interface Recorded {
  method: 'GET' | 'POST';
  path: string;
  headers: IncomingHttpHeaders;
  bytes: number;
  status: number;
  answerHeaders: OutgoingHttpHeaders;
  answerBytes: number;
}

/*
 * Has the exchanges of a file again, one after the other: undici asks, and plain node:http answers without a thought.
 */

async function main(file: string): Promise<void> {
  const exchanges: Recorded[] = JSON.parse(readFileSync(file, 'utf8'));
  let at = 0;
  const server = createServer((asked, answer) => {
    const { status, answerHeaders, answerBytes } = exchanges[at] as Recorded;
    asked.resume().once('end', () => {
      answer.writeHead(status, { ...answerHeaders, 'content-length': answerBytes });
      answer.end('x'.repeat(answerBytes));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const dispatcher = new Agent();
  for (; at < exchanges.length; at += 1) {
    const { method, path, headers, bytes } = exchanges[at] as Recorded;
    const body = bytes > 0 ? 'x'.repeat(bytes) : null;
    const answer = await request(origin + path, { dispatcher, method, headers, body });
    await answer.body.text();
  }
  await dispatcher.close();
  server.close();
}

if (require.main === module) void main(process.argv[2] as string);
