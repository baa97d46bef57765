import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { MemoryStore, sessionMiddleware } from 'hono-sessions';

const app = new Hono();
app.use(
  '*',
  sessionMiddleware({
    store: new MemoryStore(),
    expireAfterSeconds: 3600,
    cookieOptions: { sameSite: 'Lax', path: '/', httpOnly: true, maxAge: 3600 },
  }),
);
app.get('*', (context) => {
  const session = context.get('session');
  const known = session.get('test');
  if (known !== null && known !== undefined) return context.html(`Loaded value ${known}`);
  const value = 1 + Math.floor(Math.random() * 100_000);
  session.set('test', value);
  return context.html(`Set to value ${value}`);
});
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  process.send({ port }),
);
void server;
