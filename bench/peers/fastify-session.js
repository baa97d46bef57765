const fastify = require('fastify');
const { HOUR, macro, ready } = require('./macro');

const app = fastify();
app.register(require('@fastify/cookie'));
app.register(require('@fastify/session'), {
  secret: 'a secret for the bench alone, 32 long',
  rolling: true,
  cookie: { maxAge: HOUR, httpOnly: true, sameSite: 'lax', secure: false },
});
app.get('/*', (request, reply) => reply.type('text/html; charset=utf-8').send(macro(request.session)));
app.listen({ port: 0, host: '127.0.0.1' }).then(() => ready(app.server));
