import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Watchdog } from './watchdog';

/** By which the workers of a run find the folder of the process that began them. */
const VARIABLE = 'WIKI_SESSION_CONFORMANCE_SHARED';

let watchdog: Watchdog | undefined;

/** The folder that all launches of a run share, those of its workers too. It is gone when the run is, however that ends. */
export function sharedFolder(env: NodeJS.ProcessEnv = process.env): string {
  const known = env[VARIABLE];
  if (known && existsSync(known)) return known;
  const folder = mkdtempSync(join(tmpdir(), 'wiki-session-conformance-shared-'));
  watchdog = new Watchdog(folder, 'SIGTERM', 0);
  env[VARIABLE] = folder;
  return folder;
}

/** Removes it, where it is this process that made it. */
export async function removeSharedFolder(): Promise<void> {
  await watchdog?.terminate();
  watchdog = undefined;
}
