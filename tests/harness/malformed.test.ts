import assert from 'node:assert/strict';
import { test } from 'node:test';
import { internalsShown } from '../../harness/forged/malformed';
import { exchange } from './exchange-sample';

const shown = (body: string) => internalsShown(exchange({ status: 500, body }));

test('traces, exceptions and paths of the server are its internals', () => {
  for (const body of [
    'Traceback (most recent call last):',
    '<pre>at handle (/srv/x/server.js:12:3)</pre>',
    '<p>TypeError: x is undefined</p>',
    '<p>in /home/wiki/data/pages</p>',
  ])
    assert.equal(shown(body).length > 0, true, body);
});

test('a link to a wiki under /home is none', () => {
  assert.deepEqual(shown('<a href="/home/wiki/FrontPage">Front</a> <form action=\'/opt/wiki/Page\'>'), []);
});
