import assert from 'node:assert/strict';
import { test } from 'node:test';
import { internalsShown } from '../../harness/forged/malformed';
import { exchange } from './exchange-sample';

const shown = (body: string, ordinary = '') =>
  internalsShown(exchange({ status: 500, body }), exchange({ body: ordinary }));

test('traces, exceptions and paths of the server are its internals', () => {
  for (const body of [
    'Traceback (most recent call last):',
    '<pre>at handle (/srv/x/server.js:12:3)</pre>',
    '<p>TypeError: x is undefined</p>',
    '<p>in /home/wiki/data/pages</p>',
  ])
    assert.equal(shown(body).length > 0, true, body);
});

test("a path that stands on the front page too is the wiki's own text", () => {
  const footer = '<footer>Documentation in /usr/share/doc/wiki</footer>';
  assert.deepEqual(shown(`<p>No such action</p>${footer}`, footer), []);
  assert.deepEqual(shown(`<p>in /usr/lib/wiki</p>${footer}`, footer), ['500: /usr/lib/wiki']);
});

test('a link to a wiki under /home is none', () => {
  assert.deepEqual(shown('<a href="/home/wiki/FrontPage">Front</a> <form action=\'/opt/wiki/Page\'>'), []);
});
