import { defaultPolicies, MemoryStore, type RequestContext, type SessionChange } from '../../reference';
import type { Mutant } from '../mutant';
import { RequestSessionLike } from '../wrap';

const TURNS = 50;

let all = new Map<string, string>();

class WithAll extends RequestSessionLike {
  override commit(context: RequestContext) {
    const { session } = this.own;
    all = new Map([...session.keys()].map((key) => [key, JSON.stringify(session.get(key))]));
    return super.commit(context);
  }
}

class Overwriting extends MemoryStore {
  override async update(sid: string, change: SessionChange, expires: number) {
    const mine = all;
    const record = await this.load(sid);
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
  policies: {
    sessionService(settings, shipped) {
      const service = defaultPolicies.sessionService(settings, shipped);
      return {
        async open(context) {
          const open = new WithAll(await service.open(context));
          // Time for other requests to come in between.
          for (let turn = 0; turn < TURNS; turn += 1) await new Promise(setImmediate);
          return open;
        },
      };
    },
  },
} satisfies Mutant;
