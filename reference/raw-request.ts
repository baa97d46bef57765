import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { onRequestHookHandler } from 'fastify';
import { sendError } from './error-page';
import { SECURITY_HEADERS } from './security-headers';

const ABSOLUTE = /^https?:\/\/([\w.-]+(?::\d+)?|\[[\da-f:.]+\](?::\d+)?)(\/[^?#]*)?(\?.*)?$/i;

// RFC 9112, 3.2.2: a server must accept the whole address in the request line, whose host counts instead of the header's.
/** The path and query that a request line asks for. */
export function originForm(request: {
  url?: string | undefined;
  headers: IncomingMessage['headers'];
}): string {
  const { url = '' } = request;
  const [, host, path = '/', query = ''] = ABSOLUTE.exec(url) ?? [];
  if (host === undefined) return url;
  request.headers.host = host;
  return path + query;
}

// RFC 9112, 3.2: more than one Host header gets a 400. Node keeps the first of them and drops the others.
export const rejectTwoHosts: onRequestHookHandler = (request, reply, next) => {
  const names = request.raw.rawHeaders.filter((name, i) => i % 2 === 0 && name.length === 4);
  if (names.filter((name) => name.toLowerCase() === 'host').length > 1) sendError(reply, 400);
  else next();
};

const STATUSES: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/** Answers what Node could not read as HTTP. */
export function answerUnreadable(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy(error);
    return;
  }
  const headers = {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    connection: 'close',
    'content-length': 0,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${STATUSES[error.code ?? ''] ?? '400 Bad Request'}\r\n${lines.join('')}\r\n`);
}
