import type { SessionStore } from '../../api';

/** The stores of one server: its own, and those of its extensions. */
export class AllStores {
  readonly #stores: Set<SessionStore>;
  #sweeping: Promise<number> | undefined;

  constructor(own: SessionStore) {
    this.#stores = new Set([own]);
  }

  add(store: SessionStore): void {
    this.#stores.add(store);
  }

  /** Throws StoreError when one can't be read. */
  async assertReadable(): Promise<void> {
    await Promise.all([...this.#stores].map((store) => store.load('readable')));
  }

  /** How many sessions are stored; undefined when a store does not count them. */
  async count(): Promise<number | undefined> {
    if (![...this.#stores].every((store) => store.count)) return undefined;
    return this.#sum((store) => store.count?.());
  }

  /** Removes what has expired; how many sessions that were. While it does, a second call gets the same answer. */
  sweep(now: number): Promise<number> {
    this.#sweeping ??= this.#sum((store) => store.sweep?.(now)).finally(() => {
      this.#sweeping = undefined;
    });
    return this.#sweeping;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#stores].map((store) => store.close()));
  }

  async #sum(numberOf: (store: SessionStore) => Promise<number> | undefined): Promise<number> {
    const numbers = await Promise.all([...this.#stores].map(numberOf));
    return numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
  }
}
