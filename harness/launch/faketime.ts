import { existsSync, writeFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { Clock } from '../core/clock';
import { SECOND } from '../core/duration';

/** Where the packages of Debian, Fedora and Homebrew put libfaketime; `FAKETIME_LIB` is looked at first. */
const PLACES = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/faketime/libfaketime.so.1',
  '/usr/lib64/faketime/libfaketime.so.1',
  '/usr/lib/faketime/libfaketime.1.dylib',
  '/opt/homebrew/lib/faketime/libfaketime.1.dylib',
  '/usr/local/lib/faketime/libfaketime.1.dylib',
];

export const HOW_TO_GET_LIBFAKETIME =
  'libfaketime: apt-get install faketime, dnf install libfaketime or brew install libfaketime; ' +
  'where it is elsewhere, FAKETIME_LIB=…/libfaketime.so.1';

/** The library's path, or undefined where it is not installed. */
export function findLibfaketime(
  env: NodeJS.ProcessEnv = process.env,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  return [env.FAKETIME_LIB ?? '', ...PLACES].find((path) => path !== '' && exists(path));
}

/** The environment that puts a process on the clock that `file` sets. */
export function faketimeEnvironment(
  library: string,
  file: string,
  env: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
  const preload = library.endsWith('.dylib') ? 'DYLD_INSERT_LIBRARIES' : 'LD_PRELOAD';
  const others = env[preload];
  return {
    [preload]: others ? `${library}:${others}` : library,
    FAKETIME_TIMESTAMP_FILE: file,
    FAKETIME_NO_CACHE: '1',
    // The time of day moves, not how long things take: a server's timeouts must not all strike at once. Two names,
    // since libfaketime changed it in 0.9.9.
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
    DONT_FAKE_MONOTONIC: '1',
  };
}

/** A process's clock: the real time and an offset, which libfaketime reads from a file whenever it is asked the time. */
export class FaketimeClock implements Clock {
  #offset = 0;

  constructor(readonly file: string) {
    writeFileSync(file, '+0\n');
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  async advance(ms: number): Promise<void> {
    this.#offset += ms;
    // By rename: libfaketime takes an empty file for no change.
    await writeFile(`${this.file}.new`, `+${this.#offset / SECOND}\n`);
    await rename(`${this.file}.new`, this.file);
  }
}
