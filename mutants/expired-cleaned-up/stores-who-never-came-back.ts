import { MemoryStore, type RequestContext } from '../../reference';
import type { Mutant } from '../mutant';
import { opening, RequestSessionLike } from '../wrap';

const HOUR = 3_600_000;

let store = new MemoryStore();

class StoredAtOnce extends RequestSessionLike {
  override async commit(context: RequestContext) {
    const { nextId, session } = this.own;
    if (nextId && session.isNew && !context.user) await store.create(nextId, new Map(), context.now + HOUR);
    return super.commit(context);
  }
}

export default {
  store: () => {
    store = new MemoryStore();
    return store;
  },
  policies: opening((own) => new StoredAtOnce(own)),
} satisfies Mutant;
