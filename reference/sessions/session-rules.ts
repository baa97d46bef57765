import type { SessionTransport, User } from '../api';
import type { SessionDependencies } from './dependencies';
import type { SessionIds } from './ids';

/** What a generation and its settings say about stored sessions. */
export interface SessionRules
  extends Pick<SessionDependencies, 'store' | 'policies' | 'counters' | 'limits'> {
  readonly ids: SessionIds;
  readonly transport: SessionTransport;
  /** The id as the store knows it. */
  key(sid: string): string;
  /** Seconds that a session of this owner lasts; 0: there is none. */
  lifetime(owner: User | undefined): number;
  /** Seconds that the server keeps it beyond that. */
  grace(owner: User | undefined): number;
  /** Hours, null: no limit. */
  readonly absoluteLifetime: number | null;
  /** Whether an anonymous visitor without a session gets a provisional id. */
  readonly issuesProvisional: boolean;
}
