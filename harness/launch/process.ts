import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Output } from './output';
import { Watchdog } from './watchdog';

/** How a process is ended: a signal, and after `within` ms the harder one. */
export interface Stop {
  signal: NodeJS.Signals;
  within: number;
}

export interface Command {
  /** The program, then its arguments. */
  command: readonly string[];
  cwd: string;
  environment: Readonly<Record<string, string>>;
}

/**
 * A process of a group of its own with a fresh folder. Process and folder are gone when it is stopped, and at the
 * latest when this process is, however that ends.
 */
export class LaunchedProcess {
  readonly folder = mkdtempSync(join(tmpdir(), 'wiki-session-conformance-'));
  readonly output = new Output();
  /** How it ended, in words; undefined as long as it runs. */
  exit: string | undefined;
  #watchdog: Watchdog;
  #ended: Promise<string> | undefined;

  constructor(stop: Stop) {
    this.#watchdog = new Watchdog(this.folder, stop.signal, stop.within);
  }

  /** Starts it; the answer is how it will have ended. */
  start({ command, cwd, environment }: Command): Promise<string> {
    const [program = '', ...args] = command;
    const env = { ...process.env, ...environment };
    const child = spawn(program, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    if (child.pid) this.#watchdog.watch(child.pid);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => this.output.take(chunk));
      (stream as Socket).unref();
    }
    child.unref();
    this.#ended = ended(child, command).then((exit) => {
      this.exit = exit;
      return exit;
    });
    return this.#ended;
  }

  /** How it ended, or undefined when it has not within `ms`. */
  async endedWithin(ms: number): Promise<string | undefined> {
    if (this.exit !== undefined) return this.exit;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), ms);
    });
    const exit = await Promise.race([this.#ended, patience]);
    clearTimeout(timer);
    return exit;
  }

  async stop(): Promise<void> {
    await this.#watchdog.terminate();
  }
}

function ended(child: ChildProcess, command: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'ENOENT' ? 'there is no such program, or no such folder' : error.message;
      resolve(`could not be started: ${why}: ${command[0]}`);
    });
    // Closed, not only ended: by then all that it printed has been read.
    child.once('close', (code, signal) =>
      resolve(signal ? `was ended by ${signal}` : `ended with exit code ${code}`),
    );
  });
}
