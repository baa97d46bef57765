import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import formbody from '@fastify/formbody';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { answer } from './answer';
import { SessionHandlerError } from './auth/method';
import { answerTogether } from './batch';
import { logAnswers, serveOperation } from './operation';
import { refuse } from './refuse';
import { SessionTooLarge } from './sessions/size';
import { type SessionStore, StoreError } from './sessions/stores/store';
import type { Tally } from './tally';
import type { Wiki } from './wiki';

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
  readonly tally: Tally;
  readonly now: () => number;
  readonly logger: FastifyBaseLogger | false;
  readonly tls?: { key: string | Buffer; cert: string | Buffer } | undefined;
}

/** The HTTP layer. */
export function createServer(wikis: readonly Wiki[], options: ServerOptions): FastifyInstance {
  const { logger, tally } = options;
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
      tally.refused.request += 1;
      refuse(reply, error.statusCode ?? 400);
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
    handler: (request, reply) => answer(wikis, options.now(), request, reply),
  });
  serveOperation(app, options.store, tally);
  if (logger && logger.level === 'info') logAnswers(app, logger);
  app.setNotFoundHandler((_request, reply) => {
    tally.refused.request += 1;
    return refuse(reply.header('allow', 'GET, HEAD, POST'), 405);
  });
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof SessionHandlerError) return refuse(reply, 500, error.message);
    const status = error instanceof StoreError ? 503 : (error.statusCode ?? 500);
    if (error instanceof StoreError) tally.refused.store += 1;
    else if (status < 500) tally.refused.request += 1;
    if (status >= 500) request.log.error(error);
    return refuse(reply, status, error instanceof SessionTooLarge ? error.message : undefined);
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
