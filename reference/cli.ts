import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { closest } from 'fastest-levenshtein';
import pino from 'pino';
import { type Account, type Generation, type Reference, SettingsError, startReference } from '.';
import { settingNames } from './settings/validate';

const SWEEP_EVERY = 60_000;
const GENERATIONS: readonly Generation[] = ['session-service', 'auth-list'];
const PAGES = 'FrontPage, PageOne to PageSix, SessionMacro, SessionDict, SecretPage';

/** What the keeper asked for can't be done: one sentence. */
class UsageError extends Error {}

async function main(): Promise<void> {
  const { generation, port, host, settings } = readOptions(process.argv.slice(2));
  const accounts = createAccounts();
  const logger = pino({ level: 'warn' }, pino.destination(2));
  const wikis = [{ name: 'Reference', generation, settings }];
  const reference = await startReference({ wikis, accounts, port, hostname: host, logger });

  console.log(`Reference wiki of the generation ${generation} at ${reference.url}/`);
  for (const { name, password, superuser } of accounts) {
    console.log(`  ${name}${superuser ? ' (superuser)' : ''}: password ${password}`);
  }
  console.log(`  pages: ${PAGES}\nCtrl-C ends it.`);
  stopOnSignals(reference);
}

function stopOnSignals(reference: Reference): void {
  const sweeping = setInterval(() => void reference.sweep(), SWEEP_EVERY);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      clearInterval(sweeping);
      void reference.stop();
    });
  }
}

function createAccounts(): Account[] {
  const password = () => process.env.WIKI_PASSWORD || randomBytes(9).toString('base64url');
  return ['Ana', 'Ben', 'Sue'].map((name) => ({ name, password: password(), superuser: name === 'Sue' }));
}

function readOptions(args: string[]) {
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
    if (!['generation', 'port', 'host'].includes(name)) settings[name] = readValue(text);
  }
  return { generation, port, host, settings };
}

function readArguments(args: string[]): Map<string, string> {
  const names = ['port', 'host', 'generation', ...new Set(GENERATIONS.flatMap(settingNames))];
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

function explain(error: unknown): string | undefined {
  if (error instanceof UsageError || error instanceof SettingsError) return error.message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: another program listens there. Choose another with --port.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user. Choose another with --port.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return 'The address given with --host is not one of this machine.';
  return undefined;
}

main().catch((error: unknown) => {
  const message = explain(error);
  if (message === undefined) throw error;
  console.error(message);
  process.exitCode = 2;
});
