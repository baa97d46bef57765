import type { Move } from '../model/move';
import type { Setting } from './draw-settings';
import { atFirst, plainerThan, shorterThan, sizeOf } from './plainer';
import type { Broken } from './story';

/** Has moves made on a wiki with that setting. Resolves with what is broken, where it is the same. */
export type Retell = (setting: Setting, moves: readonly Move[]) => Promise<Broken | undefined>;

/** fast-check never takes the last move away, and keeps the audit: leaves out one thing while the same is found. */
export async function shortened(setting: Setting, found: Broken, retell: Retell): Promise<Broken> {
  for (const fewer of shorterThan(found)) {
    const again = await retell(setting, fewer);
    if (again && sizeOf(again.story) < sizeOf(found.story)) return shortened(setting, again, retell);
  }
  return found;
}

/** The plainest setting on which the same is found, and what is found there. */
export async function plainer(setting: Setting, found: Broken, retell: Retell): Promise<[Setting, Broken]> {
  for (const plain of plainerThan(setting)) {
    const again = await retell(plain, found.story.map(atFirst(plain)));
    if (again) return plainer(plain, await shortened(plain, again, retell), retell);
  }
  return [setting, found];
}
