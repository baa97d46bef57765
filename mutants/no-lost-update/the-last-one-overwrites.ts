import { MemoryStore, type SessionChange, type Visit } from '../../reference';
import type { Mutant } from '../mutant';
import { OpenLike, opening } from '../wrap';

let all = new Map<string, string>();

class WithAll extends OpenLike {
  override finalize(visit: Visit) {
    const { session } = this.own;
    all = new Map([...session.keys()].map((key) => [key, JSON.stringify(session.get(key))]));
    return super.finalize(visit);
  }
}

class Overwriting extends MemoryStore {
  override async load(sid: string) {
    const record = await super.load(sid);
    // Time for other requests to come in between.
    await new Promise(setImmediate);
    return record;
  }
  override async update(sid: string, change: SessionChange, expires: number) {
    const mine = all;
    const record = await super.load(sid);
    const others = [...(record?.values.keys() ?? [])].filter((key) => !mine.has(key));
    return super.update(
      sid,
      new Map([...mine, ...change, ...others.map((key) => [key, null] as const)]),
      expires,
    );
  }
}

export default {
  store: () => new Overwriting(),
  policies: opening((own) => new WithAll(own)),
} satisfies Mutant;
