import { z } from 'zod';
import type { Generation } from '..';
import type { RegisteredNames } from '../extensions/extensions';
import { settingNames, settingProblem } from '../settings/validate';
import { type ParsedOptions, readArguments, readEnvironment, readFile, UsageError } from './parsed-options';

const GENERATIONS = ['session-service', 'auth-list'] as const satisfies readonly Generation[];
const DURABILITIES = ['committed', 'synced'] as const;
const LOG_LEVELS = ['info', 'warn', 'error'] as const;

/** What of the command line is not a setting of the wiki. The description ends the sentence "expected …". */
const schema = z.object({
  settings: z.string().optional().describe('a YAML file'),
  extensions: z
    .union([z.string().transform((file) => [file]), z.array(z.string())])
    .default([])
    .describe('files that export extensions'),
  generation: z.enum(GENERATIONS).default('session-service').describe(GENERATIONS.join(' or ')),
  port: z.int().min(0).max(65535).default(8080).describe('a number from 0 to 65535'),
  host: z.string().default('127.0.0.1').describe('an address of this machine'),
  metrics_port: z.int().min(0).max(65535).optional().describe('a number from 0 to 65535'),
  metrics_host: z.string().default('127.0.0.1').describe('an address of this machine'),
  https: z.string().optional().describe('the file that its certificate is to be written to'),
  workers: z.int().min(1).max(1024).default(1).describe('a number of processes'),
  store: z
    .string()
    .default('memory')
    .describe('memory, lmdb:FOLDER, redis://HOST:PORT/DATABASE or a cluster'),
  pages: z.string().optional().describe('a folder where pages that users edit are kept'),
  durability: z.enum(DURABILITIES).default('committed').describe(DURABILITIES.join(' or ')),
  anonymous_sessions: z.int().positive().default(100_000).describe('a number of sessions'),
  anonymous_megabytes: z.number().positive().default(256).describe('a number of MiB'),
  log_level: z.enum(LOG_LEVELS).default('warn').describe(LOG_LEVELS.join(', ')),
});

const OPTIONS = Object.keys(schema.shape) as (keyof typeof schema.shape)[];
const LISTS = ['extensions'] as const satisfies typeof OPTIONS;

/** Files that the options name as extensions. @throws UsageError */
export function readExtensions(args: readonly string[], env: NodeJS.ProcessEnv = {}): readonly string[] {
  const given = parse(args, env).get('extensions');
  const only = given ? new Map([['extensions', given]]) : new Map();
  return schema.parse(read(only, isOption, optionProblem)).extensions;
}

/**
 * The options of the server, and the settings of its wiki under their own names: from the command line, or else from
 * the environment, or else from the file that `settings` names.
 * @param registered what extensions registered
 * @throws UsageError that says where the first one stands that can't be
 */
export function readOptions(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  registered?: RegisteredNames,
) {
  const parsed = parse(args, env);
  const {
    settings: _file,
    extensions: _extensions,
    https,
    ...options
  } = schema.parse(read(parsed, isOption, optionProblem));
  const settings = read(
    parsed,
    (name): name is string => !isOption(name),
    (name, value) => {
      const problem = settingProblem(options.generation, name, value, registered);
      return problem && `: ${problem}`;
    },
  );
  return { ...options, settings, ...(https !== undefined ? { certificate: https } : {}) };
}

function parse(args: readonly string[], env: NodeJS.ProcessEnv): ParsedOptions {
  const names = [...new Set([...OPTIONS, ...GENERATIONS.flatMap(settingNames)])];
  const closer = new Map([...readEnvironment(env, names), ...readArguments(args, names, LISTS)]);
  const file = closer.get('settings')?.text;
  return file === undefined ? closer : new Map([...readFile(file, names), ...closer]);
}

/** How the options are used. */
export function help(): string {
  const options = OPTIONS.map(
    (name) => `  --${name.padEnd(20)}${schema.shape[name].description}${defaultOf(name)}`,
  );
  const settings = GENERATIONS.map((generation) => `  ${generation}: ${settingNames(generation).join(', ')}`);
  return [
    'Example:',
    "  npx wiki-session-conformance reference --port 8080 --cookie_lifetime '(1, 12)'",
    '',
    'Options, each also as a variable (REFERENCE_PORT) or as a key of the file that --settings names:',
    ...options,
    '',
    "Settings of the wiki, under MoinMoin's names, by generation:",
    ...settings,
    '',
    'WIKI_PASSWORD is the password of its accounts; without it each has one made for it, and printed.',
    '',
    'Exit code: 0 it was ended, 2 it could not be started, and why.',
  ].join('\n');
}

function defaultOf(name: keyof typeof schema.shape): string {
  const { data } = schema.shape[name].safeParse(undefined);
  return data === undefined || Array.isArray(data) ? '' : `; default ${data}`;
}

/**
 * What of these names was parsed. A name may be digits: what can't be a number is the text that was written.
 * @throws UsageError for the first that can't be either
 */
function read<Name extends string>(
  parsed: ParsedOptions,
  wanted: (name: string) => name is Name,
  problemOf: (name: Name, value: unknown) => string | undefined,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [name, { value, text, where }] of parsed) {
    if (!wanted(name)) continue;
    const problem = problemOf(name, value);
    const isText = problem !== undefined && text !== undefined && problemOf(name, text) === undefined;
    if (problem !== undefined && !isText) throw new UsageError(where + problem);
    values[name] = isText ? text : value;
  }
  return values;
}

function optionProblem(name: keyof typeof schema.shape, value: unknown): string | undefined {
  if (schema.shape[name].safeParse(value).success) return undefined;
  const shown = typeof value === 'string' ? value : JSON.stringify(value);
  return ` is ${shown}; expected ${schema.shape[name].description}.`;
}

function isOption(name: string): name is keyof typeof schema.shape {
  return (OPTIONS as readonly string[]).includes(name);
}
