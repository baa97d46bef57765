import { z } from 'zod';
import type { Generation } from '..';
import { settingNames, settingProblem } from '../settings/validate';
import { type AllGiven, readArguments, readEnvironment, readFile, UsageError } from './given';

const GENERATIONS = ['session-service', 'auth-list'] as const satisfies readonly Generation[];
const DURABILITIES = ['committed', 'synced'] as const;
const LOG_LEVELS = ['info', 'warn', 'error'] as const;

/** What of the command line is no setting of the wiki. The description ends the sentence "expected …". */
const schema = z.object({
  settings: z.string().optional().describe('a YAML file'),
  generation: z.enum(GENERATIONS).default('session-service').describe(GENERATIONS.join(' or ')),
  port: z.int().min(0).max(65535).default(8080).describe('a number from 0 to 65535'),
  host: z.string().default('127.0.0.1').describe('an address of this machine'),
  https: z.string().optional().describe('the file that its certificate is to be written to'),
  store: z
    .string()
    .default('lmdb:.cache/reference')
    .describe('memory, lmdb:FOLDER or redis://HOST:PORT/DATABASE'),
  durability: z.enum(DURABILITIES).default('committed').describe(DURABILITIES.join(' or ')),
  log_level: z.enum(LOG_LEVELS).default('warn').describe(LOG_LEVELS.join(', ')),
});

const OPTIONS = Object.keys(schema.shape) as (keyof typeof schema.shape)[];

/**
 * The options of the server, and the settings of its wiki under their own names: from the command line, or else from
 * the environment, or else from the file that `settings` names.
 * @throws UsageError that says where the first one stands that can't be
 */
export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const names = [...new Set([...OPTIONS, ...GENERATIONS.flatMap(settingNames)])];
  const here = new Map([...readEnvironment(env, names), ...readArguments(args, names)]);
  const file = here.get('settings')?.value;
  const given = typeof file === 'string' ? new Map([...readFile(file, names), ...here]) : here;

  for (const name of OPTIONS) check(name, given);
  const { settings: _file, https, ...options } = schema.parse(valuesOf(given, (name) => isOption(name)));
  const settings = valuesOf(given, (name) => !isOption(name));
  for (const name of Object.keys(settings)) {
    const problem = settingProblem(options.generation, name, settings[name]);
    if (problem) throw new UsageError(`${given.get(name)?.where}: ${problem}`);
  }
  return { ...options, settings, ...(https !== undefined ? { certificate: https } : {}) };
}

function check(name: keyof typeof schema.shape, given: AllGiven): void {
  const option = given.get(name);
  if (!option || schema.shape[name].safeParse(option.value).success) return;
  const value = typeof option.value === 'string' ? option.value : JSON.stringify(option.value);
  throw new UsageError(`${option.where} is ${value}; expected ${schema.shape[name].description}.`);
}

function valuesOf(given: AllGiven, wanted: (name: string) => boolean): Record<string, unknown> {
  const entries = [...given].filter(([name]) => wanted(name));
  return Object.fromEntries(entries.map(([name, { value }]) => [name, value]));
}

function isOption(name: string): boolean {
  return (OPTIONS as readonly string[]).includes(name);
}
