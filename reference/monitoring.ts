import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Counters } from './counters';
import { sendError } from './error-page';
import { HEADERS_TIMEOUT, HTTP_OPTIONS } from './http-options';
import type { AllStores } from './sessions/stores/all-stores';
import type { Siblings } from './siblings';

/** Counts in Prometheus' form. */
export type Metrics = () => Promise<string>;

const PROMETHEUS = 'text/plain; version=0.0.4; charset=utf-8';

/**
 * What an administrator's tools ask: `/-/health`, whether the server answers; `/-/ready`, whether it can read sessions too (503
 * when not); `/-/metrics`, counts in Prometheus' form.
 */
export function serveMonitoring(app: FastifyInstance, stores: AllStores, metrics: Metrics): void {
  app.get('/-/health', (_request, reply) => reply.type('text/plain').send('healthy\n'));
  app.get('/-/ready', async (_request, reply) => {
    const ready = await stores.assertReadable().then(
      () => true,
      () => false,
    );
    return ready ? reply.type('text/plain').send('ready\n') : sendError(reply, 503);
  });
  app.get('/-/metrics', async (_request, reply) => reply.type(PROMETHEUS).send(await metrics()));
}

export async function createMetrics(
  stores: AllStores,
  counters: Counters,
  siblings?: Siblings,
): Promise<Metrics> {
  // Loading what writes them takes longer than starting the server.
  const load = () => import('./metrics').then(({ register }) => register(counters, stores));
  if (siblings) return siblings.metrics(await load());
  let own: Promise<Registry> | undefined;
  return async () => {
    own ??= load();
    return (await own).metrics();
  };
}

/** A server for these alone. */
export function createMonitoringServer(stores: AllStores, metrics: Metrics): FastifyInstance {
  const app = fastify({
    ...HTTP_OPTIONS,
    http: { headersTimeout: HEADERS_TIMEOUT },
    forceCloseConnections: true,
  });
  app.decorate('errorStyle', null);
  serveMonitoring(app, stores, metrics);
  app.setNotFoundHandler((_request, reply) => sendError(reply, 404));
  return app;
}

/** Logs each answer. The query is left out: what a visitor sends is nobody else's business. */
export function logAnswers(app: FastifyInstance, logger: FastifyBaseLogger): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, url, client } = request;
    const ms = Math.round(reply.elapsedTime);
    logger.info({ client, method, path: url.split('?', 1)[0], status: reply.statusCode, ms }, 'answered');
    done();
  });
}
