import {
  defaultPolicies,
  MemoryStore,
  type RequestContext,
  type RequestSession,
  type SessionChange,
} from '../../reference';
import type { Mutant } from '../mutant';
import { opening, RequestSessionLike } from '../wrap';

let underWay = 0;
let last: string[] = [];

class Counted extends RequestSessionLike {
  constructor(own: RequestSession) {
    super(own);
    underWay += 1;
  }
  override async commit(context: RequestContext) {
    const headers = await super.commit(context);
    underWay -= 1;
    return headers;
  }
}

class Slow extends MemoryStore {
  override async update(sid: string, change: SessionChange, expires: number) {
    await new Promise(setImmediate);
    return super.update(sid, change, expires);
  }
}

export default {
  // Only where many requests are under way at once.
  store: () => new Slow(),
  policies: {
    ...opening((own) => new Counted(own)),
    updateTrail(trail, page) {
      if (underWay > 3) return last;
      last = defaultPolicies.updateTrail(trail, page);
      return last;
    },
  },
} satisfies Mutant;
