import type { Registry } from 'prom-client';
import type { Account } from './accounts';

/** What a visitor changed that each process of a farm has in its memory. */
export type Change =
  | { readonly account: string; readonly part: Partial<Omit<Account, 'name'>> }
  | { readonly page: string; readonly text: string };

/** The other processes that serve the same farm. */
export interface Siblings {
  /** The metrics of all in Prometheus' form, of which these are this process's own. */
  metrics(own: Registry): () => Promise<string>;
  /** Has them change it too; they will have when a request comes that is sent after this. */
  tell(change: Change): Promise<void>;
  /** What they changed, also before this process began. */
  listen(make: (change: Change) => void): void;
}
