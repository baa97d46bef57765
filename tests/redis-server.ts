import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
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

  /** One that takes another for lost as soon as it alone thinks so, and calls it `farm`. */
  static async startSentinel(master: RedisServer): Promise<RedisServer> {
    const port = await freePort();
    const file = join(newFolder(), 'sentinel.conf');
    const lines = [
      `port ${port}`,
      'bind 127.0.0.1',
      `sentinel monitor farm 127.0.0.1 ${master.port} 1`,
      'sentinel down-after-milliseconds farm 500',
      'sentinel failover-timeout farm 2000',
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
    const server = new RedisServer(port, [file, '--sentinel']);
    await server.start();
    return server;
  }

  /** Starts it, on the same port and with what it kept in its folder. */
  async start(): Promise<void> {
    const fixed = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.#folder, '--save', ''];
    const args = this.options.includes('--sentinel') ? this.options : [...fixed, ...this.options];
    const child = spawn('redis-server', args, {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    await new Promise<void>((ready, reject) => {
      child.once('error', () =>
        reject(new Error('There is no redis-server to test with: scripts/setup-redis.sh installs it.')),
      );
      child.once('exit', (code) => reject(new Error(`redis-server ended with ${code} instead of starting`)));
      child.stdout?.on('data', (text) => {
        if (/Ready to accept connections|\+monitor master/.test(String(text))) ready();
      });
    });
  }

  /** What a client of its own is told. */
  async ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(this.url);
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
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
