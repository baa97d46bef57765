import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Visitor } from '../visitor';

/** A reference in a process of its own, that can be killed. Ana may sign in; anonymous visitors have sessions. */
export class Server {
  private constructor(
    readonly url: string,
    readonly process: ChildProcess,
  ) {}

  /** @param store as `--store` has it @param options more of them */
  static async start(store: string, cookieLifetime = '(1, 12)', ...options: string[]): Promise<Server> {
    // Servers of one farm have one cookie, although their ports differ.
    const farm = ['--store', store, '--cookie_name', 'farm', '--cookie_lifetime', cookieLifetime, ...options];
    const child = spawn(
      process.execPath,
      ['--require', './loader.js', 'command/cli.ts', 'reference', '--port', '0', ...farm],
      { env: { ...process.env, WIKI_PASSWORD: 'ana word' }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /http:\S+/.exec(line)?.[0];
      if (url) return new Server(url.replace(/\/$/, ''), child);
    }
    throw new Error(`The server did not start: ${said}`);
  }

  visitor(): Visitor {
    return new Visitor(this);
  }

  /** kill -9, at once. */
  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode) return;
    const exit = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await exit;
  }
}
