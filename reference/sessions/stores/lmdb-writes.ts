import type { RootDatabase } from 'lmdb';
import { StoreError, type StoreOptions } from './store-error';

/** ms after which a write counts as failed. */
const TIMEOUT_MS = 3_000;
const LATE =
  'another process has been writing for 3 seconds; expected no other program there, and all processes in one pid namespace';

/** When a write to an LMDB folder counts as saved, and what is said of one that is not. */
export class LmdbWrites {
  constructor(
    private readonly root: RootDatabase<Buffer, string>,
    private readonly folder: string,
    private readonly options: Pick<StoreOptions, 'durability' | 'log'>,
  ) {}

  #committing = false;

  /** Has it all done, or nothing of it. @throws StoreError */
  transaction<T>(action: () => T): Promise<T> {
    return this.saved(() => this.root.transaction(action));
  }

  /** @throws StoreError when it fails, or takes too long */
  async saved<T>(write: () => Promise<T>): Promise<T> {
    try {
      const writing = write();
      this.#holdCommit();
      const result = await inTime(writing);
      if (this.options.durability === 'synced') await this.root.flushed;
      return result;
    } catch (error) {
      const { message, commitError } = error as Error & { commitError?: Promise<never> };
      const problem = `The LMDB folder ${this.folder} can't be written`;
      // Why a commit failed it may say later, and no answer waits for that.
      commitError?.catch((reason: Error) =>
        this.options.log(`${problem}: ${reason.message}; is its disk full?`),
      );
      throw new StoreError(commitError ? problem : `${problem}: ${message}`, { cause: error });
    }
  }

  /** What is written in one turn is committed together. A commit that fails rejects, besides what was handed out, one promise more. */
  #holdCommit(): void {
    if (this.#committing) return;
    this.#committing = true;
    setImmediate(() => {
      this.#committing = false;
      this.root.committed.then(undefined, () => {});
    });
  }
}

/** Whoever has the lock for writing, no answer waits for it for ever. The write may yet be done. */
async function inTime<T>(writing: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(LATE)), TIMEOUT_MS);
  });
  try {
    return await Promise.race([writing, late]);
  } finally {
    clearTimeout(timer);
  }
}
