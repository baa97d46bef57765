import { judged, type RunOptions } from './command/run-suite';
import type { WrittenVerdict } from './harness/verdict/written-verdict';

export type { RunOptions, WrittenVerdict };

/**
 * Judges a wiki, a URL, a target file or folder, or a known name, in a process of its own whose output is this one's.
 * Returns what it wrote to verdict.json.
 */
export function judge(wiki: string, options: RunOptions = {}): Promise<WrittenVerdict> {
  return judged(wiki, options);
}
