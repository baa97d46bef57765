import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  type Extension,
  ExtensionError,
  type Settings,
  SettingsError,
  startReference,
} from '../../reference';
import { readExtensions, readOptions } from '../../reference/cli/options';
import { newFolder } from '../new-folder';

function write(name: string, text: string): string {
  const file = join(newFolder(), name);
  writeFileSync(file, text);
  return file;
}

/** The one line that a start with these extensions ends with. */
async function refusal(
  extensions: readonly (string | Extension)[],
  settings: Settings = {},
): Promise<string> {
  const generation = 'auth' in settings ? 'auth-list' : 'session-service';
  const started = startReference({ wikis: [{ name: 'Test', generation, settings }], extensions });
  const error = await started.then(
    (reference) => reference.stop(),
    (problem: unknown) => problem,
  );
  assert.ok(error instanceof ExtensionError || error instanceof SettingsError, String(error));
  assert.doesNotMatch(error.message, /\n/);
  return error.message;
}

const HELLO = "{ dependencies: [], execute: () => 'hello' }";

for (const [what, name, text, message] of [
  ['text that is no program', 'a.js', 'export default {', /a\.js: it can't be loaded: .*Unexpected/],
  ['an exception', 'b.cjs', "\nthrow new Error('no');", /b\.cjs: it can't be loaded: line 2: no$/],
  ['nothing', 'c.mjs', 'export {};', /c\.mjs: it registers none of macros, actions/],
  [
    'another name',
    'd.mjs',
    'export const marcos = {};',
    /d\.mjs: marcos is nothing .* did you mean macros\?/,
  ],
  [
    'a macro that is a function',
    'e.mjs',
    'export const macros = { Hi() {} };',
    /e\.mjs: macros\.Hi: expected a macro/,
  ],
  [
    'a macro without execute',
    'f.mjs',
    'export default { macros: { Hi: { dependencies: [] } } };',
    /f\.mjs: macros\.Hi\.execute: expected a function, execute\(macro, args\)\.$/,
  ],
  [
    'a macro without dependencies',
    'g.mjs',
    "export const macros = { Hi: { execute: () => '' } };",
    /g\.mjs: macros\.Hi\.dependencies: expected a list/,
  ],
  [
    'a name that is none',
    'h.mjs',
    `export const macros = { 'a b': ${HELLO} };`,
    /h\.mjs: macros\.a b: .*not a name/,
  ],
  [
    'a macro that the wiki has',
    'i.mjs',
    `export const macros = { SessionMacro: ${HELLO} };`,
    /i\.mjs: macros\.SessionMacro: the wiki has one of this name already/,
  ],
  [
    'an action that the wiki has',
    'j.mjs',
    'export const actions = { login() {} };',
    /j\.mjs: actions\.login: the wiki/,
  ],
  [
    'a page that is no text',
    'k.mjs',
    'export const pages = { PageTen: 1 };',
    /k\.mjs: pages\.PageTen: expected the text/,
  ],
] as const) {
  test(`a mistake in an extension is told in a line: ${what}`, async () => {
    assert.match(await refusal([write(name, text)]), message);
  });
}

test('two extensions do not take each other’s names, and a file that is not there is told', async () => {
  const one = write('one.mjs', `export const macros = { Hello: ${HELLO} };`);
  const two = write('two.cjs', `module.exports = { macros: { Hello: ${HELLO} } };`);
  assert.equal(
    await refusal([one, two]),
    `${two}: macros.Hello: ${one} has one of this name already; choose another.`,
  );
  assert.equal(await refusal(['/nowhere.js']), '/nowhere.js: there is no such file.');
});

test('a service or method that an extension makes wrong is told when a wiki names it', async () => {
  const sessionServices = {
    nothing: (() => null) as never,
    throws() {
      throw new Error('no disk');
    },
  };
  const authMethods = { idle: (() => ({ name: 'idle' })) as never };
  const all = [{ sessionServices, authMethods }];
  assert.match(
    await refusal(all, { session_service: 'nothing' }),
    /sessionServices\.nothing: it gives null; expected/,
  );
  assert.match(
    await refusal(all, { session_service: 'throws' }),
    /sessionServices\.throws: .* made: no disk$/,
  );
  assert.match(
    await refusal(all, { auth: ['idle'] }),
    /authMethods\.idle: .*expected an object with request or open/,
  );
  assert.match(
    await refusal(all, { session_service: 'nothin' }),
    /session_service is "nothin"; expected default, hashed, nothing, throws, or a session service/,
  );
  assert.match(await refusal(all, { auth: ['idler'] }), /auth is \["idler"\]; expected a list of .*, idle\./);
});

test('--extensions takes files one after the other, by several options, or as a list', () => {
  assert.deepEqual(readExtensions([]), []);
  assert.deepEqual(readExtensions(['--extensions', 'a.js', 'b.js', '--port', '1']), ['a.js', 'b.js']);
  assert.deepEqual(readExtensions(['--extensions=a.js', '--port', '1', '--extensions', 'b.js']), [
    'a.js',
    'b.js',
  ]);
  assert.deepEqual(readExtensions([], { REFERENCE_EXTENSIONS: '["a.js", "b.js"]' }), ['a.js', 'b.js']);
  assert.deepEqual(readExtensions([], { REFERENCE_EXTENSIONS: 'a.js' }), ['a.js']);
  assert.throws(() => readExtensions(['--port', '1', 'b.js']), /b\.js belongs to no option/);
  const registered = { sessionServices: ['own'], authMethods: [] };
  const args = ['--session_service', 'own', '--extensions', 'a.js'];
  assert.deepEqual(readOptions(args, {}, registered).settings, { session_service: 'own' });
  assert.throws(
    () => readOptions(args),
    /--session_service: session_service is "own"; expected default, hashed/,
  );
});
