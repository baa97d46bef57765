import { existsSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ExtensionError } from './extensions';

const importFile: (url: string) => Promise<object> = require('./import-file.js');

/** What the file exports: its default export, or else all by their names. @throws ExtensionError */
export async function loadFile(file: string): Promise<object> {
  const path = resolve(file);
  if (!existsSync(path)) throw new ExtensionError(`${file}: there is no such file.`);
  if (extname(path) === '.ts' && !loadsTypeScript()) {
    throw new ExtensionError(
      `${file}: this is TypeScript, which is loaded in a checkout of the wiki alone; compile it to JavaScript.`,
    );
  }
  try {
    const module = extname(path) === '.ts' ? require(path) : await importFile(pathToFileURL(path).href);
    return exportsOf(module);
  } catch (error) {
    throw new ExtensionError(`${file}: it can't be loaded: ${describe(error, path)}`);
  }
}

/** Whether this process has a loader for it, or a Node.js that leaves out the types. */
function loadsTypeScript(): boolean {
  const { typescript } = process.features as { typescript?: unknown };
  return '.ts' in require.extensions || Boolean(typescript);
}

function exportsOf(module: object): object {
  // A CommonJS module that was compiled from an ECMAScript one has its default export inside of its default export.
  return defaultOf(defaultOf(module));
}

function defaultOf(module: object): object {
  const exported = 'default' in module ? module.default : undefined;
  return typeof exported === 'object' && exported !== null ? exported : module;
}

/** In one line, with the line of the file where that is known. */
function describe(error: unknown, path: string): string {
  const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
  const [first = ''] = message.split('\n');
  const line = new RegExp(`${path.replace(/[^\w/]/g, '\\$&')}:(\\d+)`).exec(stack)?.[1];
  return line === undefined ? first : `line ${line}: ${first}`;
}
