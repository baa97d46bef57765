import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import formbody from '@fastify/formbody';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { act } from './actions';
import { SessionHandlerError } from './auth/method';
import { answerTogether } from './batch';
import { StoreError } from './sessions/stores/store';
import { Visit } from './visit';
import { findWiki, type Wiki } from './wiki';
import { renderTemplate } from './wiki/frame';

const SECOND = 1000;
const LIMITS = {
  bodyLimit: 1024 * 1024,
  connectionTimeout: 60 * SECOND,
  requestTimeout: 30 * SECOND,
  keepAliveTimeout: 30 * SECOND,
  http: { headersTimeout: 15 * SECOND, maxHeaderSize: 256 * 1024 },
};

// No route has a JSON schema, and loading what compiles them takes longer than starting the server.
const noCompiler = () => () => () => '';
const WITHOUT_SCHEMAS = { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } };

const styleSheet = readFileSync(join(__dirname, 'templates', 'wiki.css'));

const SENTENCES: Readonly<Record<number, string>> = {
  400: 'The request could not be understood.',
  404: 'There is no such wiki here.',
  405: 'A wiki has no use for such a request.',
  413: 'The request is too large.',
  415: 'The request is of a kind that a wiki has no use for.',
  503: 'The wiki cannot reach or save sessions just now. Please try again in a moment.',
};

export interface ServerOptions {
  readonly now: () => number;
  readonly logger: FastifyBaseLogger | false;
  readonly tls?: { key: string | Buffer; cert: string | Buffer } | undefined;
}

/** The HTTP layer: finds the wiki, lets it answer, and sends that. */
export function createServer(wikis: readonly Wiki[], options: ServerOptions): FastifyInstance {
  const app = fastify({
    ...LIMITS,
    ...(options.logger ? { loggerInstance: options.logger } : {}),
    ...(options.tls ? { https: options.tls } : {}),
    schemaController: WITHOUT_SCHEMAS,
    forceCloseConnections: 'idle',
    frameworkErrors: (error, _request, reply) => refuse(reply, error.statusCode ?? 400),
  }) as unknown as FastifyInstance;
  endUnusedConnections(app, options.tls ? 'secureConnection' : 'connection');
  app.addHook('onRequest', answerTogether());
  app.removeAllContentTypeParsers();
  app.register(formbody);
  app.addContentTypeParser('text/xml', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.get('/-/wiki.css', { exposeHeadRoute: true }, (_request, reply) => {
    reply.type('text/css; charset=utf-8').header('cache-control', 'public, max-age=3600').send(styleSheet);
  });
  app.route({
    method: ['GET', 'POST'],
    url: '/*',
    handler: (request, reply) => answer(wikis, options.now(), request, reply),
  });
  app.setNotFoundHandler((_request, reply) => refuse(reply, 405));
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof SessionHandlerError) return refuse(reply, 500, error.message);
    const status = error instanceof StoreError ? 503 : (error.statusCode ?? 500);
    if (status >= 500) request.log.error(error);
    return refuse(reply, status);
  });
  return app;
}

/** Browsers open connections ahead: those on which nothing was asked yet must not keep the server from ending. */
function endUnusedConnections(app: FastifyInstance, event: 'connection' | 'secureConnection'): void {
  const unused = new Set<Socket>();
  app.server.on(event, (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', (request) => unused.delete(request.socket));
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
  });
}

async function answer(
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

// no-internals-in-errors: "No stack trace, path or exception text in an answer".
function refuse(reply: FastifyReply, status: number, sentence = describe(status)): FastifyReply {
  const title = status >= 500 ? 'Something went wrong' : 'This did not work';
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(renderTemplate('error', { title, sentence }));
}

function describe(status: number): string | undefined {
  return SENTENCES[status] ?? (status >= 500 ? 'The wiki could not answer.' : SENTENCES[400]);
}
