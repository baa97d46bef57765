import type { FastifyReply, FastifyRequest } from 'fastify';
import { act } from './actions/actions';
import type { HttpRequest } from './api';
import { sendError } from './error-page';
import { findWiki, type Wiki } from './farm';
import { HttpRequestContext } from './request-context';

/** Finds the wiki that the request is for, lets it answer, and sends that. @param now ms since the epoch */
export async function handleRequest(
  wikis: readonly Wiki[],
  now: number,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = request.url.split('?', 1)[0] as string;
  const wiki = findWiki(wikis, request.hostname.toLowerCase(), path);
  if (!wiki) return sendError(reply, 404);

  if (isXmlRpc(request)) {
    const { serveXmlRpc } = await import('./remote/serve');
    return reply.type('text/xml; charset=utf-8').send(await serveXmlRpc(wiki, now, request.body as string));
  }
  const context = new HttpRequestContext(wiki, readRequest(request), pageName(wiki, path), now);
  await wiki.sessions.begin(context);
  const { status, html, headers = [] } = await act(context);
  const sessionHeaders = await wiki.sessions.commit(context);

  reply.code(status).type('text/html; charset=utf-8');
  reply.header('cache-control', wiki.farm.policies.cacheControl(sessionHeaders.length > 0));
  for (const [name, value] of headers) reply.header(name, value);
  for (const [name, value] of sessionHeaders) reply.header(name, value);
  return reply.send(html);
}

function isXmlRpc(request: FastifyRequest): boolean {
  return (request.query as Record<string, unknown>).action === 'xmlrpc2' && typeof request.body === 'string';
}

function readRequest(request: FastifyRequest): HttpRequest {
  const { body } = request;
  return {
    method: request.method,
    headers: request.headers,
    https: request.protocol === 'https',
    host: request.host,
    peer: request.ip,
    client: request.ip,
    query: request.query as Record<string, unknown>,
    form: typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
  };
}

function pageName(wiki: Wiki, path: string): string {
  const name = path.slice(wiki.path === '/' ? 1 : wiki.path.length + 1);
  return name === '' ? 'FrontPage' : decodeURIComponent(name);
}
