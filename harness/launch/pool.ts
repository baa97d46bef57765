import { SetUpError } from '../core/errors';

/** How many launches run at once at most: one more, and the one that was used least is stopped. */
export const AT_ONCE = 8;

/** What runs until it is stopped, or ends by itself. */
export interface Exiting {
  /** Resolves when it has ended. */
  exited: Promise<unknown>;
  stop(): Promise<void>;
}

/** Launches that are used again, each under a key that says what was launched. */
export class LaunchPool<Launch extends Exiting> {
  /** The least recently used first. */
  #launches = new Map<string, Promise<Launch>>();
  #uses = new Map<string, number>();
  #failures = new Map<string, string>();
  #stops: Promise<void>[] = [];

  /** The launch of that key; `begin` begins it where there is none, or none any more. */
  async get(key: string, begin: () => Promise<Launch>): Promise<Launch> {
    const failure = this.#failures.get(key);
    if (failure) throw new SetUpError(`${failure.split('\n')[0]} So it was before; it is not tried again.`);
    let launch = this.#launches.get(key);
    if (!launch) {
      this.#makeRoom();
      launch = begin();
      this.#watch(key, launch);
    }
    this.#launches.delete(key);
    this.#launches.set(key, launch);
    this.#uses.set(key, (this.#uses.get(key) ?? 0) + 1);
    return launch;
  }

  async stop(): Promise<void> {
    for (const key of [...this.#launches.keys()]) this.#end(key);
    await Promise.all(this.#stops);
  }

  /** What failed is not tried again, and what has ended is launched again. */
  #watch(key: string, launch: Promise<Launch>): void {
    const exited = () => {
      if (this.#launches.get(key) === launch) this.#end(key);
    };
    launch.then(
      (running) => running.exited.then(exited),
      (error: Error) => {
        this.#failures.set(key, error.message);
        this.#launches.delete(key);
      },
    );
  }

  /** Some are needed throughout a run, most for a few scenarios in a row. The last one is in use. */
  #makeRoom(): void {
    if (this.#launches.size < AT_ONCE) return;
    const [first, ...others] = [...this.#launches.keys()].slice(0, -1);
    const uses = (key = '') => this.#uses.get(key) ?? 0;
    const leastUsed = others.reduce((least, key) => (uses(key) < uses(least) ? key : least), first);
    if (leastUsed) this.#end(leastUsed);
  }

  #end(key: string): void {
    const launch = this.#launches.get(key);
    this.#launches.delete(key);
    const stop = launch?.then(
      (running) => running.stop(),
      () => {},
    );
    if (stop) this.#stops.push(stop);
  }
}
