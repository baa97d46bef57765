import { MemoryStore, type Visit } from '../../reference';
import type { Mutant } from '../mutant';
import { OpenLike, opening } from '../wrap';

const HOUR = 3_600_000;

let store = new MemoryStore();

class StoredAtOnce extends OpenLike {
  override async finalize(visit: Visit) {
    const { nextId, session } = this.own;
    if (nextId && session.isNew && !visit.user) await store.create(nextId, new Map(), visit.now + HOUR);
    return super.finalize(visit);
  }
}

export default {
  store: () => {
    store = new MemoryStore();
    return store;
  },
  policies: opening((own) => new StoredAtOnce(own)),
} satisfies Mutant;
