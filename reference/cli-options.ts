import { parseArgs } from 'node:util';
import { closest } from 'fastest-levenshtein';
import type { Generation } from '.';
import { settingNames } from './settings/validate';

const OPTIONS = ['port', 'host', 'generation', 'https', 'store', 'durability'];
const DURABILITIES = ['committed', 'synced'] as const;
const GENERATIONS: readonly Generation[] = ['session-service', 'auth-list'];

/** What the keeper asked for on the command line can't be: one sentence. */
export class UsageError extends Error {}

/**
 * The options of the command line: `--port`, `--host`, `--generation`, `--https` (the file that its certificate is
 * written to), `--store` (`memory`, `lmdb:FOLDER`, `redis://…`), `--durability` (`committed`, `synced`) and every setting under its own name.
 * @throws UsageError
 */
export function readOptions(args: string[]) {
  const given = readArguments(args);
  const generation = (given.get('generation') ?? 'session-service') as Generation;
  if (!GENERATIONS.includes(generation)) {
    throw new UsageError(`--generation is ${generation}; expected ${GENERATIONS.join(' or ')}.`);
  }
  const port = Number(given.get('port') ?? 8080);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new UsageError(`--port is ${given.get('port')}; expected a number from 0 to 65535.`);
  }
  const host = given.get('host') ?? '127.0.0.1';
  const settings: Record<string, unknown> = {};
  for (const [name, text] of given) {
    if (!OPTIONS.includes(name)) settings[name] = readValue(text);
  }
  const certificate = given.get('https');
  const store = given.get('store') ?? 'lmdb:.cache/reference';
  const durability = DURABILITIES.find((each) => each === (given.get('durability') ?? 'committed'));
  if (!durability) {
    throw new UsageError(
      `--durability is ${given.get('durability')}; expected ${DURABILITIES.join(' or ')}.`,
    );
  }
  return { generation, port, host, store, durability, settings, ...(certificate ? { certificate } : {}) };
}

function readArguments(args: string[]): Map<string, string> {
  const names = [...OPTIONS, ...new Set(GENERATIONS.flatMap(settingNames))];
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args, options, strict: false, tokens: true });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') throw new UsageError(`${token.value} belongs to no option.`);
    if (!names.includes(token.name)) {
      throw new UsageError(
        `There is no option ${token.rawName}; did you mean --${closest(token.name, names)}?`,
      );
    }
    if (token.value === undefined) throw new UsageError(`${token.rawName} needs a value.`);
    given.set(token.name, token.value);
  }
  return given;
}

/** A value as the documents write it, `(0, 12)`, `None`, `True`, or in JSON; anything else is text. */
function readValue(text: string): unknown {
  const python: Readonly<Record<string, string>> = {
    '(': '[',
    ')': ']',
    None: 'null',
    True: 'true',
    False: 'false',
  };
  try {
    return JSON.parse(text.replace(/[()]|^(None|True|False)$/g, (word) => python[word] as string));
  } catch {
    return text;
  }
}
