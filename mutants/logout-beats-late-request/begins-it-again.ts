import { defaultPolicies, MemoryStore, type StoredRecord } from '../../reference';
import type { Mutant } from '../mutant';

const ended = new Map<string, () => Promise<boolean>>();

class Remembers extends MemoryStore {
  override async end(sid: string) {
    const record: StoredRecord | undefined = await this.load(sid);
    if (record) ended.set(sid, () => this.create(sid, record.values, record.expires));
    // Without a tombstone, which would refuse it.
    await super.end(sid, 0);
  }
}

export default {
  store: () => new Remembers(),
  policies: {
    sessionService(settings, shipped) {
      const service = defaultPolicies.sessionService(settings, shipped);
      return {
        async open(context) {
          // The form that has the dict macro set something is what comes late.
          const late = String(context.request.form.session).includes('"set"');
          const sid = /=([^;]+)/.exec(context.request.headers.cookie ?? '')?.[1] ?? '';
          if (late) await ended.get(sid)?.();
          return service.open(context);
        },
      };
    },
  },
} satisfies Mutant;
