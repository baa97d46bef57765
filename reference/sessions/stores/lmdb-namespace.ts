import { readlinkSync } from 'node:fs';
import type { RootDatabase } from 'lmdb';

const KEY = 'pid namespace';
/** ms since its last sweep after which no process of a namespace is taken to run. */
const RECENT_MS = 180_000;

/**
 * Notes in a folder which pid namespace its processes are in. LMDB tells processes apart by their pid alone: those of
 * two containers take each other's locks for their own, and a server hangs.
 */
export class NamespaceNote {
  readonly #own = pidNamespace();

  constructor(private readonly root: RootDatabase<Buffer, string>) {}

  /** What will go wrong, as a sentence, when processes of another one seem to run. */
  warning(): string | undefined {
    const [other, at] = this.root.get(KEY)?.toString().split(' ') ?? [];
    if (!this.#own || !other || other === this.#own || Number(at) < Date.now() - RECENT_MS) return undefined;
    return 'was used within the last 3 minutes by a process of another pid namespace, such as another container: should that still run, servers will hang; expected all of them in one, or the store redis';
  }

  async renew(): Promise<void> {
    if (this.#own) await this.root.put(KEY, Buffer.from(`${this.#own} ${Date.now()}`));
  }

  /** A server that comes next in a container of its own need not be warned. */
  async remove(): Promise<void> {
    if (this.#own && this.root.get(KEY)?.toString().startsWith(`${this.#own} `)) await this.root.remove(KEY);
  }
}

/** Undefined on a system without them. */
function pidNamespace(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return undefined;
  }
}
