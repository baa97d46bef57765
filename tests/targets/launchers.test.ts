import assert from 'node:assert';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder } from '../new-folder';

const TARGETS = join(__dirname, '../../targets');

/** What a launcher says of a settings file, and its exit code. Python 3 does for all: they read it before all else. */
function launch(target: string, settings: object, env: NodeJS.ProcessEnv = {}) {
  const file = join(newFolder(), 'settings.json');
  writeFileSync(file, JSON.stringify(settings));
  const { status, stdout, stderr } = spawnSync('python3', ['launch.py'], {
    cwd: join(TARGETS, target),
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', WIKI_SETTINGS: file, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const wiki = { name: 'first', host: '127.0.0.1', path: '/', settings: {} };
const settings = { port: 1, data: '/nowhere/data', wikis: [wiki], accounts: [] };

for (const target of ['dokuwiki', 'mediawiki', 'moin-2', 'fossil', 'moinmoin-1.9', 'moinmoin-1.6']) {
  test(`${target} refuses a setting that it does not know, in one line`, () => {
    const answer = launch(target, { ...settings, wikis: [{ ...wiki, settings: { colour: 'red' } }] });
    assert.match(answer.stderr, /^[\w.-]+: unknown key "colour" in the settings of wiki first; known: .*\n$/);
    assert.deepStrictEqual([answer.status, answer.stdout], [1, '']);
  });

  test(`${target} refuses an account without a password`, () => {
    const answer = launch(target, { ...settings, accounts: [{ name: 'Ana' }] });
    assert.deepStrictEqual(
      [answer.status, answer.stderr],
      [1, `${target}: every account needs "password"\n`],
    );
  });
}

for (const target of ['fossil', 'moinmoin-1.6']) {
  test(`${target} refuses a farm`, () => {
    const { stderr } = launch(target, {
      ...settings,
      wikis: [wiki, { ...wiki, name: 'second', path: '/b' }],
    });
    assert.strictEqual(stderr, `${target}: this launcher serves one wiki, at the path "/"\n`);
  });
}

const NOWHERE = {
  dokuwiki: {
    env: { DOKUWIKI_FOLDER: '/nowhere' },
    says: /there is no DokuWiki in \/nowhere: apt-get install/,
  },
  mediawiki: {
    env: { MEDIAWIKI_FOLDER: '/nowhere' },
    says: /there is no MediaWiki in \/nowhere: apt-get install/,
  },
  fossil: { env: { FOSSIL_PATH: '/nowhere' }, says: /fossil/ },
};

for (const [target, { env, says }] of Object.entries(NOWHERE)) {
  test(`${target} says how to get the wiki where there is none`, () => {
    const answer = launch(target, settings, env);
    assert.match(answer.stderr, says);
    assert.strictEqual(answer.stderr.split('\n').length, 2);
    assert.strictEqual(answer.status, 1);
  });
}

test('two wikis with the same host and path are refused', () => {
  const { stderr } = launch('dokuwiki', { ...settings, wikis: [wiki, { ...wiki, name: 'second' }] });
  assert.strictEqual(stderr, 'dokuwiki: two wikis have the same host and path\n');
});

test('a file that is not JSON is told with its path', () => {
  const file = join(newFolder(), 'settings.json');
  writeFileSync(file, 'port: 1');
  const { stderr } = launch('dokuwiki', settings, { WIKI_SETTINGS: file });
  assert.match(stderr, /^dokuwiki: the settings file .*settings\.json is not JSON: .*\n$/);
});
