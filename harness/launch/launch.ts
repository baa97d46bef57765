import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '../agents/network';
import { type Clock, wallClock } from '../core/clock';
import { describeDuration } from '../core/duration';
import { SetUpError } from '../core/errors';
import type { Settings } from '../core/settings';
import type { Account } from '../wiki/wiki';
import { FaketimeClock, faketimeEnvironment, findLibfaketime, HOW_TO_GET_LIBFAKETIME } from './faketime';
import { freePort, isTaken } from './port';
import { LaunchedProcess, type Stop } from './process';
import { untilAnswers } from './ready';
import { sharedFolder } from './shared-folder';

/** How a target file says that its wiki is launched. */
export interface LaunchPlan {
  /** The target file, for messages. */
  file: string;
  /** `{port}`, `{settings}`, `{data}` and `{shared}` stand for what each launch gets. */
  command: readonly string[];
  cwd: string;
  environment: Readonly<Record<string, string>>;
  /** `path` is relative to the first wiki's base; `within` is milliseconds. */
  ready: { path: string; within: number };
  stop: Stop;
  clock: 'libfaketime' | 'none';
}

/** What the launched command finds in its settings file. */
export interface LaunchSettings {
  wikis: { name: string; host: string; path: string; settings: Settings }[];
  accounts: readonly Account[];
}

/** A key and a certificate, in PEM form. */
export interface Certificate {
  key: string;
  cert: string;
}

/** A wiki, or a farm of them, that was launched and answers. */
export interface Launch {
  port: number;
  /** The address that was asked whether it is ready. */
  ready: URL;
  clock: Clock;
  /** Resolves when it has ended, by itself or because it was stopped. */
  exited: Promise<unknown>;
  /** How it ended and what it printed; undefined when it has not ended within `ms`. */
  exitReport(ms: number): Promise<string | undefined>;
  /** Ends all of its processes and removes its folder. */
  stop(): Promise<void>;
}

/**
 * Launches a wiki and waits until it answers. Throws SetUpError, with what the wiki printed, when it does not; nothing
 * is left of it then.
 */
export async function launch(
  network: Network,
  plan: LaunchPlan,
  settings: LaunchSettings,
  certificate?: Certificate,
): Promise<Launch> {
  const launched = new LaunchedProcess(plan.stop);
  try {
    const port = await freePort();
    const file = join(launched.folder, 'settings.json');
    const data = join(launched.folder, 'data');
    mkdirSync(data);
    const tls = certificate ? { tls: writeCertificate(certificate, launched.folder) } : {};
    writeFileSync(file, JSON.stringify({ port, data, ...tls, ...settings }, null, 2));
    const { clock, environment } = clockFor(plan, launched.folder);

    const given = {
      '{port}': () => `${port}`,
      '{settings}': () => file,
      '{data}': () => data,
      '{shared}': () => sharedFolder(),
    };
    const fill = (text: string) =>
      text.replace(/{(port|settings|data|shared)}/g, (name) => given[name as keyof typeof given]());
    const own = Object.entries(plan.environment).map(([name, value]) => [name, fill(value)]);
    const exited = launched.start({
      command: plan.command.map(fill),
      cwd: plan.cwd,
      environment: { ...environment, ...Object.fromEntries(own) },
    });
    const ready = addressOf(plan, settings, certificate ? 'https' : 'http', port);
    await answers(network, launched, plan, ready);
    return {
      port,
      ready,
      clock,
      exited,
      exitReport: async (ms) => {
        const exit = await launched.endedWithin(ms);
        return exit && `The wiki ${exit}. ${launched.output.tail()}`;
      },
      stop: () => launched.stop(),
    };
  } catch (error) {
    await launched.stop();
    throw error;
  }
}

function addressOf({ ready }: LaunchPlan, { wikis }: LaunchSettings, scheme: string, port: number): URL {
  const { host, path } = wikis[0] ?? { host: '127.0.0.1', path: '/' };
  return new URL(ready.path, `${scheme}://${host}:${port}${path.replace(/\/?$/, '/')}`);
}

/** The paths of its files. */
function writeCertificate({ key, cert }: Certificate, folder: string): { key: string; certificate: string } {
  const paths = { key: join(folder, 'key.pem'), certificate: join(folder, 'certificate.pem') };
  writeFileSync(paths.key, key, { mode: 0o600 });
  writeFileSync(paths.certificate, cert);
  return paths;
}

async function answers(
  network: Network,
  launched: LaunchedProcess,
  { file, command, ready }: LaunchPlan,
  url: URL,
): Promise<void> {
  const inTheWay = await untilAnswers(network, url, ready.within, () => launched.exit !== undefined);
  const { exit } = launched;
  if (!exit && inTheWay === undefined) return;
  const what = exit
    ? `${exit} before it answered at ${url.href}`
    : `did not answer at ${url.href} within ${describeDuration(ready.within)}; seen last: ${inTheWay}`;
  const taken = exit && (await isTaken(Number(url.port)));
  const lines = [
    `${file}: launch: "${command.join(' ')}" ${what}.`,
    launched.output.tail(),
    ...(taken ? [`Port ${url.port} was taken by another program meanwhile.`] : []),
    ...(exit ? [] : ['launch: ready: says which address is asked, and for how long.']),
  ];
  throw new SetUpError(lines.join('\n'));
}

function clockFor(plan: LaunchPlan, folder: string): { clock: Clock; environment: Record<string, string> } {
  if (plan.clock === 'none') return { clock: wallClock('launch: clock: libfaketime'), environment: {} };
  const library = findLibfaketime();
  if (!library) return { clock: wallClock(HOW_TO_GET_LIBFAKETIME), environment: {} };
  const file = join(folder, 'clock');
  return { clock: new FaketimeClock(file), environment: faketimeEnvironment(library, file) };
}
