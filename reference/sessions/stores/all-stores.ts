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

  count(): Promise<number> {
    return this.#sum((store) => store.count());
  }

  /** Removes what has expired; how many sessions that were. While it does, a second call gets the same answer. */
  sweep(now: number): Promise<number> {
    this.#sweeping ??= this.#sum((store) => store.sweep(now)).finally(() => {
      this.#sweeping = undefined;
    });
    return this.#sweeping;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#stores].map((store) => store.close()));
  }

  async #sum(numberOf: (store: SessionStore) => Promise<number>): Promise<number> {
    const numbers = await Promise.all([...this.#stores].map(numberOf));
    return numbers.reduce((sum, number) => sum + number, 0);
  }
}
