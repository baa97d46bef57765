import type { AuthMethod, RequestContext, Session, Value } from '../../reference';
import type { Mutant } from '../mutant';
import { SessionLike } from '../wrap';

const begun = new Map<string, Map<string, Value>>();

class Begun extends SessionLike {
  constructor(
    own: Session,
    private readonly kept: Map<string, Value>,
  ) {
    super(own);
  }
  override set(key: string, value: Value) {
    this.kept.set(key, value);
    super.set(key, value);
  }
}

async function begin(own: AuthMethod, context: RequestContext) {
  await own.request(context);
  const id = /=([^;]+)/.exec(context.anonymousCookie?.[1] ?? '')?.[1];
  if (!id) return;
  const values = new Map<string, Value>();
  begun.set(id, values);
  context.session = new Begun(context.session, values);
}

async function goOn(own: AuthMethod, context: RequestContext) {
  await own.request(context);
  const id = /=(.+)/.exec(context.request.headers.cookie ?? '')?.[1] ?? '';
  for (const [key, value] of begun.get(id) ?? []) context.session.set(key, value);
  begun.delete(id);
}

export default {
  alsoBreaks: {
    "another handler's session is not the first request's": ['replace-moin-session'],
  },
  policies: {
    authOrder: (methods) =>
      methods.map((each) => {
        if (each.name === 'moin_anon_session') return { ...each, request: (context) => begin(each, context) };
        return each.name === 'moin_session' ? { ...each, request: (context) => goOn(each, context) } : each;
      }),
  },
} satisfies Mutant;
