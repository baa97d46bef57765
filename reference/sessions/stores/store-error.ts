/** A store that can't be reached, read or written just now. Nothing that was not saved is ever told to be. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}

export interface StoreOptions {
  /** What "saved" means, where the store can tell: committed outlives the process, synced the machine too. */
  readonly durability: 'committed' | 'synced';
  log(message: string): void;
  /** The wiki's clock, in ms since the epoch; default the machine's. */
  now?(): number;
}
