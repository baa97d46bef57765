// TypeScript as ts-node compiles it, kept on disk: what has not changed since loads without a compiler.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '.cache', 'compiled');
const versions = ['ts-node', '@swc/core', 'typescript'].map(
  (name) => require(`${name}/package.json`).version,
);
const configuration = [process.version, ...versions, readFileSync(join(__dirname, 'tsconfig.json'), 'utf8')];

let service;

function compile(source, filename, target) {
  service ??= require('ts-node').create({ cwd: __dirname });
  const code = service.compile(source, filename);
  // Renamed into place, so that a process beside this one never reads half of it.
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${target}.${process.pid}`, code);
  renameSync(`${target}.${process.pid}`, target);
  return code;
}

require.extensions['.ts'] = (module, filename) => {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha256')
    .update([...configuration, filename, source].join('\0'))
    .digest('hex');
  const target = join(folder, `${key}.js`);
  let code;
  try {
    code = readFileSync(target, 'utf8');
  } catch {
    code = compile(source, filename, target);
  }
  module._compile(code, filename);
};

process.setSourceMapsEnabled(true);
