import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { SettingsError } from '../settings/defaults';

const ENDING = '.txt';

/** Pages as text files in a folder, one each: `PageOne.txt`. One server writes there. */
export class PageFiles {
  constructor(private readonly folder: string) {}

  /** The texts by the pages' names. @throws SettingsError when the folder can't be had or read */
  read(): [name: string, text: string][] {
    try {
      mkdirSync(this.folder, { recursive: true });
      return this.#readAll();
    } catch (error) {
      throw new SettingsError(
        `The folder ${this.folder} for pages can't be used: ${(error as Error).message}. Expected a folder of text files that this user may write.`,
      );
    }
  }

  #readAll(): [name: string, text: string][] {
    return readdirSync(this.folder)
      .filter((file) => file.endsWith(ENDING))
      .map((file) => [
        decodeURIComponent(file.slice(0, -ENDING.length)),
        readFileSync(join(this.folder, file), 'utf8'),
      ]);
  }

  /** Whole or not at all, also when the machine fails. @throws the system's error */
  write(name: string, text: string): void {
    const file = join(this.folder, encodeURIComponent(name) + ENDING);
    const unfinished = openSync(`${file}.new`, 'w', 0o600);
    try {
      writeSync(unfinished, text);
      fsyncSync(unfinished);
    } finally {
      closeSync(unfinished);
    }
    renameSync(`${file}.new`, file);
  }
}
