import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseRedisPlace } from '../../reference/sessions/stores/redis-place';

test('a place says what there is: servers, users, TLS, prefix', () => {
  const plain = { master: undefined, database: 0, tls: false, username: undefined, password: undefined };
  const node = (host: string, port: number) => ({ host, port });
  const rows: [string, object][] = [
    ['redis://localhost', { ...plain, kind: 'server', nodes: [node('localhost', 6379)] }],
    [
      'rediss://wiki:p%40ss@[::1]:1/3?prefix=farm:',
      {
        kind: 'server',
        nodes: [node('::1', 1)],
        master: undefined,
        database: 3,
        tls: true,
        username: 'wiki',
        password: 'p@ss',
        prefix: 'farm:',
      },
    ],
    [
      'redis+cluster://:secret@a,b:7/',
      { ...plain, kind: 'cluster', nodes: [node('a', 6379), node('b', 7)], password: 'secret' },
    ],
    [
      'rediss+sentinel://a,b/mymaster/2',
      {
        ...plain,
        kind: 'sentinel',
        nodes: [node('a', 26379), node('b', 26379)],
        master: 'mymaster',
        database: 2,
        tls: true,
      },
    ],
  ];
  for (const [text, place] of rows) {
    assert.deepEqual(parseRedisPlace(text), { prefix: 'wiki-session:', ...place }, text);
  }
});
