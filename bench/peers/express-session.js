const express = require('express');
const session = require('express-session');
const { HOUR, macro, ready } = require('./macro');

const app = express();
const cookie = { maxAge: HOUR, httpOnly: true, sameSite: 'lax' };
app.use(session({ secret: 'bench', resave: false, saveUninitialized: true, rolling: true, cookie }));
app.use((request, response) => response.type('html').send(macro(request.session)));
const server = app.listen(0, '127.0.0.1', () => ready(server));
