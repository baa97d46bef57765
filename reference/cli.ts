import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import pino from 'pino';
import { type Account, type Reference, SettingsError, startReference } from '.';
import { readOptions, UsageError } from './cli-options';

const SWEEP_EVERY = 60_000;
const PAGES = 'FrontPage, PageOne to PageSix, SessionMacro, SessionDict, RemoteSync, SecretPage';

async function main(): Promise<void> {
  const { generation, port, host, certificate, settings } = readOptions(process.argv.slice(2));
  const accounts = createAccounts();
  const logger = pino({ level: 'warn' }, pino.destination(2));
  const wikis = [{ name: 'Reference', generation, settings }];
  const https = certificate !== undefined;
  const reference = await startReference({ wikis, accounts, port, hostname: host, logger, https });
  if (certificate) writeFileSync(certificate, reference.ca ?? '');

  console.log(`Reference wiki of the generation ${generation} at ${reference.url}/`);
  for (const { name, password, superuser } of accounts) {
    console.log(`  ${name}${superuser ? ' (superuser)' : ''}: password ${password}`);
  }
  if (certificate) console.log(`  its certificate: ${certificate}`);
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
