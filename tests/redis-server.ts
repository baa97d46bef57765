import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../harness/launch/port';
import { newFolder } from './new-folder';

/** A Redis of a test's own, on a port that was free, that keeps nothing beyond its process unless told to. */
export class RedisServer {
  readonly url: string;
  readonly #folder = newFolder();
  #process: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly options: readonly string[],
  ) {
    this.url = `redis://127.0.0.1:${port}/0`;
  }

  static async start(...options: string[]): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), options);
    await server.start();
    return server;
  }

  /** Starts it, on the same port and with what it kept in its folder. */
  async start(): Promise<void> {
    const fixed = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.#folder, '--save', ''];
    const child = spawn('redis-server', [...fixed, ...this.options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    await new Promise<void>((ready, reject) => {
      child.once('error', () =>
        reject(new Error('There is no redis-server to test with: scripts/setup-redis.sh installs it.')),
      );
      child.once('exit', (code) => reject(new Error(`redis-server ended with ${code} instead of starting`)));
      child.stdout?.on('data', (text) => {
        if (String(text).includes('Ready to accept connections')) ready();
      });
    });
  }

  signal(name: 'SIGSTOP' | 'SIGCONT'): void {
    this.#process?.kill(name);
  }

  async kill(): Promise<void> {
    if (!this.#process || this.#process.exitCode !== null || this.#process.signalCode) return;
    const exit = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exit;
  }
}
