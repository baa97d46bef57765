import type { Socket } from 'node:net';
import formbody from '@fastify/formbody';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { answerTogether } from './batch';
import type { Counters } from './counters';
import { sendError } from './error-page';
import type { Wiki } from './farm';
import { handleRequest } from './handler';
import { HEADERS_TIMEOUT, HTTP_OPTIONS } from './http-options';
import { logAnswers, type Metrics, serveMonitoring } from './monitoring';
import { answerUnreadable, originForm, rejectTwoHosts } from './raw-request';
import { SECURITY_HEADERS } from './security-headers';
import { SessionHandlerError } from './sessions/dict-like';
import { SessionTooLarge } from './sessions/size-limit';
import type { AllStores } from './sessions/stores/all-stores';
import { StoreError } from './sessions/stores/store-error';
import { SignInThrottled } from './sign-in/throttle';
import { asset, serveAssets } from './wiki/assets';

/** Bytes of an XML-RPC call. */
const MAX_CALL_BYTES = 64 * 1024;

declare module 'fastify' {
  interface FastifyRequest {
    /** Address of the visitor, as far as the wiki can tell. */
    client: string;
  }
}

export interface ServerOptions {
  readonly stores: AllStores;
  readonly counters: Counters;
  readonly metrics: Metrics;
  readonly now: () => number;
  readonly logger: FastifyBaseLogger | false;
  readonly maxHeaderSize?: number | undefined;
  /** Whether health and metrics are served here. */
  readonly monitored: boolean;
  readonly tls?: { key: string | Buffer; cert: string | Buffer } | undefined;
}

/** The HTTP layer. */
export function createServer(wikis: readonly Wiki[], options: ServerOptions): FastifyInstance {
  const { logger, counters, maxHeaderSize } = options;
  const http = { headersTimeout: HEADERS_TIMEOUT, ...(maxHeaderSize && { maxHeaderSize }) };
  const app = fastify({
    ...HTTP_OPTIONS,
    http,
    rewriteUrl: originForm,
    clientErrorHandler: answerUnreadable,
    ...(logger ? { loggerInstance: logger } : {}),
    // What it would log of a request has the whole address in it; a logger for each request is made in vain.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (parent) => parent,
    // Of `http` it tells a server of HTTPS nothing.
    ...(options.tls ? { https: { ...http, ...options.tls } } : {}),
    forceCloseConnections: 'idle',
    frameworkErrors(error, _request, reply) {
      counters.rejected.request += 1;
      sendError(reply, error.statusCode ?? 400);
    },
  }) as unknown as FastifyInstance;
  endUnusedConnections(app, options.tls ? 'secureConnection' : 'connection');
  app.decorateRequest('client', '');
  app.addHook('onRequest', (request, reply, next) => {
    request.client = request.ip;
    reply.headers(SECURITY_HEADERS);
    next();
  });
  app.addHook('onRequest', rejectTwoHosts);
  app.addHook('onRequest', answerTogether());
  app.removeAllContentTypeParsers();
  app.register(formbody);
  const xml = { parseAs: 'string', bodyLimit: MAX_CALL_BYTES } as const;
  app.addContentTypeParser('text/xml', xml, (_request, body, done) => done(null, body));
  const paths = wikis.map(({ path }) => path);
  serveAssets(app, paths);
  app.decorate('errorStyle', paths.length > 0 ? asset([...paths].sort()[0] as string, 'wiki.css') : null);
  app.route({
    method: ['GET', 'POST'],
    url: '/*',
    handler: (request, reply) => handleRequest(wikis, options.now(), request, reply),
  });
  if (options.monitored) serveMonitoring(app, options.stores, options.metrics);
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
    if (error instanceof SignInThrottled) reply.header('retry-after', error.retryAfter);
    const forVisitors = error instanceof SessionTooLarge || error instanceof SignInThrottled;
    return sendError(reply, status, forVisitors ? error.message : undefined);
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
