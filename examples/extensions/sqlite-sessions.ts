import Database from 'libsql';
import { type Extension, type SessionStore, StoreError } from 'wiki-session-conformance/reference';

// Sessions in SQLite: in sessions.sqlite, or where SESSIONS says. `--session_service sqlite`
/** Of a session; or of one that ended and has a tombstone: it holds nothing, and went on under the id `next`, if it did. */
type Row = { expires: number; held: string | null; next: string | null };

export function sqliteStore(file: string): SessionStore {
  const db = new Database(file, { timeout: 5000 });
  db.exec('CREATE TABLE IF NOT EXISTS sessions (id TEXT PRIMARY KEY, expires INTEGER, held TEXT, next TEXT)');
  db.exec('CREATE INDEX IF NOT EXISTS expirations ON sessions (expires)');
  const run = (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values).changes;
  const row = (id: string) => db.prepare('SELECT * FROM sessions WHERE id = ?').get(id) as Row | undefined;
  const find = (id: string) => {
    const { held, expires } = row(id) ?? { held: null, expires: 0 };
    return held === null ? undefined : { values: new Map<string, string>(JSON.parse(held)), expires };
  };
  const write = (id: string, expires: number, texts: Iterable<readonly [string, string | null]>) => {
    const held = [...new Map(texts)].filter(([, text]) => text !== null);
    return run('REPLACE INTO sessions VALUES (?, ?, ?, NULL)', id, expires, JSON.stringify(held)) > 0;
  };
  const bury = (id: string, until: number, next?: string) => {
    run('DELETE FROM sessions WHERE id = ? AND held IS NOT NULL', id);
    if (until > 0) run('REPLACE INTO sessions VALUES (?, ?, NULL, ?)', id, until, next ?? null);
  };
  const end = (id: string, until: number) => {
    const { next } = row(id) ?? { next: null };
    bury(id, until);
    if (next !== null && until > 0) end(next, until);
  };
  const step = async <T>(work: () => T): Promise<T> => {
    try {
      return db.transaction(work).immediate();
    } catch (cause) {
      throw new StoreError(`SQLite: ${(cause as Error).message}`, { cause });
    }
  };
  const move: SessionStore['move'] = (id, to, change, expires, tombstoneUntil) =>
    step(() => {
      const found = find(id);
      if (found && to !== id) bury(id, tombstoneUntil, to);
      return found !== undefined && write(to, expires, [...found.values, ...change]);
    });
  return {
    move,
    load: (id) => step(() => find(id)),
    create: (id, change, expires) => step(() => !row(id) && write(id, expires, change)),
    update: (id, change, expires) => move(id, id, change, expires, 0),
    end: (id, tombstoneUntil) => step(() => end(id, tombstoneUntil)),
    hasEnded: (id) => step(() => row(id)?.held === null),
    sweep: (now) =>
      step(() => {
        const swept = run('DELETE FROM sessions WHERE expires <= ? AND held IS NOT NULL', now);
        run('DELETE FROM sessions WHERE expires <= ?', now);
        return swept;
      }),
    count: () => step(() => (db.prepare('SELECT count(held) AS n FROM sessions').get() as { n: number }).n),
    close: async () => void db.close(),
  };
}

export default {
  sessionServices: { sqlite: (kit) => kit.stored(sqliteStore(process.env.SESSIONS ?? 'sessions.sqlite')) },
} satisfies Extension;
