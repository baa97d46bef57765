import type { FastifyReply, FastifyRequest } from 'fastify';
import { act } from './actions';
import { refuse } from './refuse';
import { Visit } from './visit';
import { findWiki, type Wiki } from './wiki';

/** Finds the wiki that the request is for, lets it answer, and sends that. @param now ms since the epoch */
export async function answer(
  wikis: readonly Wiki[],
  now: number,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = request.url.split('?', 1)[0] as string;
  const wiki = findWiki(wikis, request.hostname.toLowerCase(), path);
  if (!wiki) return refuse(reply, 404);

  if (isXmlRpc(request)) {
    const { serveXmlRpc } = await import('./remote/serve');
    return reply.type('text/xml; charset=utf-8').send(await serveXmlRpc(wiki, now, request.body as string));
  }
  const visit = new Visit(wiki, readRequest(request), pageName(wiki, path), now);
  await wiki.sessions.begin(visit);
  const { status, html, headers = [] } = await act(visit);
  const sessionHeaders = await wiki.sessions.finish(visit);

  reply.code(status).type('text/html; charset=utf-8');
  reply.header('cache-control', wiki.farm.policies.cacheControl(sessionHeaders.length > 0));
  for (const [name, value] of headers) reply.header(name, value);
  for (const [name, value] of sessionHeaders) reply.header(name, value);
  return reply.send(html);
}

function isXmlRpc(request: FastifyRequest): boolean {
  return (request.query as Record<string, unknown>).action === 'xmlrpc2' && typeof request.body === 'string';
}

function readRequest(request: FastifyRequest): Visit['request'] {
  const { body } = request;
  return {
    method: request.method,
    headers: request.headers,
    https: request.protocol === 'https',
    peer: request.ip,
    query: request.query as Record<string, unknown>,
    form: typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
  };
}

function pageName(wiki: Wiki, path: string): string {
  const name = path.slice(wiki.path === '/' ? 1 : wiki.path.length + 1);
  return name === '' ? 'FrontPage' : decodeURIComponent(name);
}
