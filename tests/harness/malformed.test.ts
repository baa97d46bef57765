import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insideShown } from '../../harness/forged/malformed';

const shown = (body: string) => insideShown({ status: 500, headers: {}, body });

test('traces, exceptions and paths of the server are its inside', () => {
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
