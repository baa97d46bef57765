import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const SESSIONS = 1_000;
const LOADER = join(__dirname, '../loader.js');

export interface Load {
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
}

/** A server in a process of its own, with the sessions of many visitors on it. */
export class Subject {
  private constructor(
    readonly process: ChildProcess,
    readonly url: string,
    readonly cookies: string[],
  ) {}

  /** @param script in this folder; its own arguments follow */
  static async start(script: string, path: string, ...args: string[]): Promise<Subject> {
    const child = fork(join(__dirname, script), args, { execArgv: ['--require', LOADER] });
    const [{ port, cookies }] = await once(child, 'message');
    const url = `http://127.0.0.1:${port}${path}`;
    return new Subject(child, url, cookies?.length ? cookies : await visitors(url));
  }

  /** What comes of so many seconds of so many connections. @throws Error when any request failed */
  async load(connections: number, duration: number): Promise<Load> {
    const child = fork(join(__dirname, 'load.js'));
    child.send({ url: this.url, cookies: this.cookies, connections, duration });
    const [load] = (await once(child, 'message')) as [Load];
    child.kill();
    if (load.failed > 0)
      throw new Error(`${load.failed} requests to ${this.url} failed or were not answered with 2xx`);
    return load;
  }

  async ask<T>(question: string): Promise<T> {
    this.process.send(question);
    const [answer] = await once(this.process, 'message');
    return answer as T;
  }

  async stop(): Promise<void> {
    const exit = once(this.process, 'exit');
    this.process.kill();
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
