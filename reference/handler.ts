import type { FastifyReply, FastifyRequest } from 'fastify';
import { act } from './actions/actions';
import type { HttpRequest } from './api';
import { sendError } from './error-page';
import { findWiki, type Wiki } from './farm';
import { forwardedOrigin, type Origin } from './forwarded';
import { HttpRequestContext } from './request-context';
import { isPublicHost, STRICT_TRANSPORT } from './security-headers';

/** Finds the wiki that the request is for, lets it answer, and sends that. @param now ms since the epoch */
export async function handleRequest(
  wikis: readonly Wiki[],
  now: number,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = request.url.split('?', 1)[0] as string;
  if (!path.startsWith('/')) return sendError(reply, 400);
  const direct = { https: request.protocol === 'https', host: request.host, client: request.ip };
  const originFor = (wiki: Wiki) =>
    forwardedOrigin(direct, request.headers, (address) => wiki.trusts(address));
  const wiki = findWiki(wikis, (each) => hostname(originFor(each).host), path);
  if (!wiki) return sendError(reply, 404);

  const origin = originFor(wiki);
  request.client = origin.client;
  if (origin.https && isPublicHost(hostname(origin.host))) reply.header(...STRICT_TRANSPORT);
  if (isXmlRpc(request)) {
    const { serveXmlRpc } = await import('./remote/serve');
    const answer = await serveXmlRpc({ wiki, now, client: origin.client }, request.body as string);
    return reply.type('text/xml; charset=utf-8').header('cache-control', 'no-store').send(answer);
  }
  const context = new HttpRequestContext(wiki, readRequest(request, origin), pageName(wiki, path), now);
  await wiki.sessions.begin(context);
  const { status, html, headers = [] } = await act(context);
  const sessionHeaders = await wiki.sessions.commit(context);

  const keep = status < 400 ? wiki.farm.policies.cacheControl(sessionHeaders.length > 0) : 'no-store';
  reply.code(status).type('text/html; charset=utf-8').header('cache-control', keep);
  for (const [name, value] of headers) reply.header(name, value);
  for (const [name, value] of sessionHeaders) reply.header(name, value);
  return reply.send(html);
}

function isXmlRpc(request: FastifyRequest): boolean {
  return (request.query as Record<string, unknown>).action === 'xmlrpc2' && typeof request.body === 'string';
}

function readRequest(request: FastifyRequest, origin: Origin): HttpRequest {
  const { body } = request;
  // Spread into it, they would make an object of which all that reads it is slower: a fifth of the whole answer.
  const { https, host, client } = origin;
  return {
    https,
    host,
    client,
    method: request.method,
    headers: request.headers,
    peer: request.ip,
    query: request.query as Record<string, unknown>,
    form: typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
  };
}

function hostname(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}

function pageName(wiki: Wiki, path: string): string {
  const name = path.slice(wiki.path === '/' ? 1 : wiki.path.length + 1);
  return name === '' ? 'FrontPage' : decodeURIComponent(name);
}
