const { randomUUID } = require('node:crypto');
const Koa = require('koa');
const { createSession } = require('koa-session');
const { HOUR, macro, ready } = require('./macro');

const app = new Koa();
app.keys = ['bench'];
const sessions = new Map();
const store = {
  get: async (key) => sessions.get(key),
  set: async (key, value) => void sessions.set(key, value),
  destroy: async (key) => void sessions.delete(key),
};
const options = { store, maxAge: HOUR, rolling: true, sameSite: 'lax', genid: () => randomUUID() };
app.use(createSession(options, app));
app.use((context) => {
  context.type = 'html';
  context.body = macro(context.session);
});
const server = app.listen(0, '127.0.0.1', () => ready(server));
