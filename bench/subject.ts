import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const SESSIONS = 1_000;
/** That each load takes. */
const SECONDS = Number(process.env.SECONDS ?? 1);
const LOADER = join(__dirname, '../loader.js');

/** What came of asking for some seconds. Times in ms. */
export interface Load {
  readonly perSecond: number;
  readonly mean: number;
  readonly p99: number;
  readonly max: number;
  readonly failed: number;
}

/** A server with the sessions of many visitors on it, and the address that they ask for. */
export class Subject {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bench-subject-'));
  readonly #cookies = join(this.#folder, 'cookies');

  /** @param url what is asked for unless another path is named */
  private constructor(
    private readonly url: string,
    cookies: readonly string[],
    private readonly server?: ChildProcess,
  ) {
    writeFileSync(this.#cookies, cookies.join('\n'));
  }

  /** A server that runs already. */
  static async at(url: string): Promise<Subject> {
    return new Subject(url, await visitors(url));
  }

  /** A server in a process of its own. @param script in this folder; its own arguments follow */
  static async start(script: string, path: string, ...args: string[]): Promise<Subject> {
    const server = fork(join(__dirname, script), args, { execArgv: ['--expose-gc', '--require', LOADER] });
    const started = await Promise.race([once(server, 'message'), once(server, 'exit')]);
    const { port, cookies } = started[0] ?? {};
    if (!port) throw new Error(`${[script, ...args].join(' ')} ended instead of starting`);
    const url = `http://127.0.0.1:${port}${path}`;
    return new Subject(url, cookies ?? (await visitors(url)), server);
  }

  /** Load from a process beside it. @throws Error when any request failed */
  async load(connections: number, path = ''): Promise<Load> {
    const url = new URL(path, this.url).href;
    const script = join(__dirname, 'load.lua');
    const options = ['-t1', `-c${connections}`, `-d${SECONDS}`, '--latency', '-s', script];
    const { stdout } = await promisify(execFile)('wrk', [...options, url, '--', this.#cookies]);
    const load = JSON.parse(stdout.slice(stdout.indexOf('{'))) as Load;
    if (load.failed === 0) return load;
    throw new Error(`${load.failed} requests to ${url} failed or were not answered with 2xx or 3xx.`);
  }

  async ask<T>(question: object): Promise<T> {
    this.server?.send(question);
    const [answer] = await once(this.server as ChildProcess, 'message');
    return answer as T;
  }

  async stop(): Promise<void> {
    rmSync(this.#folder, { recursive: true });
    if (!this.server) return;
    const exit = once(this.server, 'exit');
    this.server.kill();
    await exit;
  }
}

/** Cookies of visitors who have their session, and the macro's number in it. */
async function visitors(url: string): Promise<string[]> {
  const cookies: string[] = [];
  for (let count = 0; count < SESSIONS; count += 1) {
    let cookie = '';
    for (let visit = 0; visit < 2; visit += 1) {
      const response = await fetch(url, { headers: cookie ? { cookie } : {} });
      await response.text();
      const lines = response.headers.getSetCookie().map((line) => line.split(';')[0]);
      if (lines.length > 0) cookie = lines.join('; ');
    }
    cookies.push(cookie);
  }
  return cookies;
}
