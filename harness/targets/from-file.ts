import { basename, dirname, resolve } from 'node:path';
import { Network } from '../agents/network';
import { SetUpError } from '../core/errors';
import { keepSecret } from '../core/secrets';
import { NOTHING_CONFIGURED, type Settings } from '../core/settings';
import { type Account, MOINMOIN_PLACES, type Wiki } from '../wiki/wiki';
import { baseAddress } from './base-address';
import { readCertificates } from './ca';
import type { Target } from './target';
import { readTargetFile, type TargetFile, targetFileAt } from './target-file';

/** The target that a target file, or the folder of one, describes. Throws SetUpError for one that makes no sense. */
export async function targetFromFile(path: string, env: NodeJS.ProcessEnv): Promise<Target> {
  const file = readTargetFile(path);
  const name = file.name ?? basename(path, '.yaml');
  const at = targetFileAt(path);
  const network = new Network();
  if (file.ca) network.trust(readCertificates(resolve(dirname(at), file.ca), `${at}: ca`));
  const accounts = accountsOf(file, path, env);
  if (file.launch) return launched(file, file.launch, { name, accounts, path, network });
  if (file.polite) network.throttle(file.polite);
  const { RunningTarget } = await import('./running');
  const { generation, without } = file;
  const wikis = wikisOf(file, name, network);
  return new RunningTarget({ name, generation, wikis, accounts, without }, network);
}

function accountsOf(file: TargetFile, path: string, env: NodeJS.ProcessEnv): Account[] {
  return file.accounts.map(({ passwordFrom, ...account }) => {
    const password = env[passwordFrom];
    if (password) {
      keepSecret(password);
      return { ...account, password };
    }
    throw new SetUpError(
      `${path}: the password of ${account.name} is to come from the variable ${passwordFrom}, which is not set. ` +
        `Set it: export ${passwordFrom}=…`,
    );
  });
}

function wikisOf(
  { url = '', cookieName: names, settings, places, wikis, polite, remember_me, without }: TargetFile,
  name: string,
  network: Network,
): Wiki[] {
  const entries = wikis ?? [{ url, name, settings, places }];
  return entries.map((wiki) => {
    const base = baseAddress(wiki.url, network);
    const cookieNames = wiki.cookieName ?? names;
    return {
      name: wiki.name ?? base.href,
      base,
      places: { ...MOINMOIN_PLACES, ...places, ...wiki.places },
      settings: { ...settings, ...wiki.settings },
      ...(remember_me ? { rememberMe: remember_me } : {}),
      without,
      ...(cookieNames ? { cookieNames } : {}),
      ...(polite ? { live: true } : {}),
    };
  });
}

async function launched(
  { generation, places, cookieName: cookieNames, remember_me: rememberMe, without }: TargetFile,
  {
    folder,
    settings,
    auth,
    userHeader,
    tokenHeader,
    farm,
    https,
    lifetimes,
    ...plan
  }: NonNullable<TargetFile['launch']>,
  { name, accounts, path, network }: { name: string; accounts: Account[]; path: string; network: Network },
): Promise<Target> {
  const { LaunchedTarget } = await import('./launched');
  const file = targetFileAt(path);
  return new LaunchedTarget(
    {
      name,
      generation,
      places: { ...MOINMOIN_PLACES, ...places },
      rememberMe,
      without,
      lifetimes,
      ...(cookieNames ? { cookieNames } : {}),
      accounts,
      plan: { ...plan, file, cwd: resolve(dirname(file), folder) },
      takes: settings ?? (Object.keys(NOTHING_CONFIGURED) as (keyof Settings)[]),
      ...(auth ? { authMethods: auth } : {}),
      headers: { ...(userHeader && { userHeader }), ...(tokenHeader && { tokenHeader }) },
      farm,
      https,
    },
    network,
  );
}
