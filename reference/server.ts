import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import formbody from '@fastify/formbody';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { SessionHandlerError } from './auth/dict-like';
import { answerTogether } from './batch';
import type { Counters } from './counters';
import { sendError } from './error-page';
import type { Wiki } from './farm';
import { handleRequest } from './handler';
import { logAnswers, serveMonitoring } from './monitoring';
import { SessionTooLarge } from './sessions/size-limit';
import { type SessionStore, StoreError } from './sessions/stores/session-store';

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

export interface ServerOptions {
  readonly store: SessionStore;
  readonly counters: Counters;
  readonly now: () => number;
  readonly logger: FastifyBaseLogger | false;
  readonly tls?: { key: string | Buffer; cert: string | Buffer } | undefined;
}

/** The HTTP layer. */
export function createServer(wikis: readonly Wiki[], options: ServerOptions): FastifyInstance {
  const { logger, counters } = options;
  const app = fastify({
    ...LIMITS,
    ...(logger ? { loggerInstance: logger } : {}),
    // What it would log of a request has the whole address in it; a logger for each request is made in vain.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (parent) => parent,
    // Of `http` it tells a server of HTTPS nothing.
    ...(options.tls ? { https: { ...LIMITS.http, ...options.tls } } : {}),
    schemaController: WITHOUT_SCHEMAS,
    forceCloseConnections: 'idle',
    frameworkErrors(error, _request, reply) {
      counters.rejected.request += 1;
      sendError(reply, error.statusCode ?? 400);
    },
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
    handler: (request, reply) => handleRequest(wikis, options.now(), request, reply),
  });
  serveMonitoring(app, options.store, counters);
  if (logger && logger.level === 'info') logAnswers(app, logger);
  app.setNotFoundHandler((_request, reply) => {
    counters.rejected.request += 1;
    return sendError(reply.header('allow', 'GET, HEAD, POST'), 405);
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof SessionHandlerError) return sendError(reply, 500, error.message);
    const status = error instanceof StoreError ? 503 : (error.statusCode ?? 500);
    if (error instanceof StoreError) counters.rejected.store += 1;
    else if (status < 500) counters.rejected.request += 1;
    if (status >= 500) request.log.error(error);
    return sendError(reply, status, error instanceof SessionTooLarge ? error.message : undefined);
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
