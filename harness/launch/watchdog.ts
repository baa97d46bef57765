import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { SetUpError } from '../core/errors';

// Waits for its input to end, which it does however the run ends, kill -9 included. Then it ends the process group
// whose number it was told, with $2 and after $3 fiftieths of a second with KILL, and removes the folder $1.
const SCRIPT = `
gone() {
  n=0
  while kill -0 -- "-$group" 2>/dev/null; do
    [ $n -lt "$1" ] || return 1
    n=$((n + 1))
    sleep 0.02
  done
}
read -r group
cat >/dev/null
if [ -n "$group" ]; then
  kill -s "$2" -- "-$group" 2>/dev/null
  gone "$3" || { kill -s KILL -- "-$group" 2>/dev/null; gone 50; }
fi
rm -rf -- "$1"
`;

/** Sees to it that a launched process and its folder are gone when the run is, whatever becomes of the run. */
export class Watchdog {
  #shell: ChildProcess;
  #ended: Promise<unknown>;

  /** @param patience milliseconds until the harder signal. @throws SetUpError when this machine starts no shell */
  constructor(folder: string, signal: NodeJS.Signals, patience: number) {
    const args = [
      '-c',
      SCRIPT,
      'watchdog',
      folder,
      signal.replace(/^SIG/, ''),
      `${Math.ceil(patience / 20)}`,
    ];
    // Detached: Ctrl-C reaches all processes of the terminal's group, and this one has still something to do.
    this.#shell = spawn('/bin/sh', args, { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
    // Node.js tells later of a shell that did not start; that it has no pid shows at once.
    this.#ended = once(this.#shell, 'exit').catch(() => {});
    this.#shell.stdin?.on('error', () => {});
    if (this.#shell.pid === undefined) {
      rmSync(folder, { recursive: true, force: true });
      throw new SetUpError('/bin/sh, which ends a launched wiki with the run, could not be started.');
    }
    this.#shell.unref();
  }

  /** The process group that it is to end. */
  watch(group: number): void {
    this.#shell.stdin?.write(`${group}\n`);
  }

  /** Ends the process group and removes the folder. */
  async terminate(): Promise<void> {
    this.#shell.ref();
    this.#shell.stdin?.end();
    await this.#ended;
  }
}
