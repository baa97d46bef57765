import type { Macro, RequestContext, Session, Value } from '../api';
import { RESERVED } from '../sessions/session-data';
import { renderTemplate } from '../wiki/templates';

const PURPOSE = 'session-dict';
/** Characters of what was sent, and of what came of it, that are shown in the form again. */
const SHOWN = 2000;

/** One operation on the session, such as `["set", key, value]`. */
type Operation = readonly unknown[];

interface Performed {
  readonly operation: Operation;
  readonly result: Value;
}

/**
 * Works the session's dict from outside, by a form: performs the operations in its field `session`, a JSON array of
 * `["set", key, value]`, `["get", key]`, `["has", key]`, `["delete", key]` and `["keys"]`, in that order; or the one that
 * the fields `operation`, `key` and `value` say. It shows one line,
 * `SESSION-DICT {"is_new": …, "results": […]} SESSION-DICT-END`, or an object with `error` in between.
 */
export const sessionDict: Macro = {
  dependencies: ['time'],

  execute({ request: context, formatter }) {
    const is_new = context.session.isNew;
    const { performed, error } = work(context);
    const said = error === undefined ? { is_new, results: performed.map(({ result }) => result) } : { error };
    return formatter.rawHTML(
      renderTemplate('session-dict', {
        action: context.url(context.page),
        ticket: context.ticket(PURPOSE),
        several: context.field('session').slice(0, SHOWN),
        one: {
          operation: context.field('operation'),
          key: context.field('key'),
          value: context.field('value'),
        },
        isNew: is_new,
        performed: performed.map(({ operation: [name, ...rest], result }) => ({
          name,
          operands: rest.map(shown).join(' to '),
          result: shown(result),
        })),
        error,
        line: JSON.stringify(said),
      }),
    );
  },
};

function shown(value: unknown): string {
  const json = JSON.stringify(value);
  return json.length > SHOWN ? `${json.slice(0, SHOWN)}…` : json;
}

/** A GET has nothing to perform: what changes the session comes by the form. */
function work(context: RequestContext): { performed: readonly Performed[]; error?: string } {
  if (context.request.method !== 'POST') return { performed: [] };
  const error = context.csrfError(PURPOSE);
  if (error) return { performed: [], error };
  try {
    const { session } = context;
    return {
      performed: operations(context).map((operation) => ({ operation, result: perform(session, operation) })),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return { performed: [], error: error.message };
    throw error;
  }
}

/** @throws SyntaxError */
function operations(context: RequestContext): Operation[] {
  const several = context.field('session');
  if (!several) return [one(context)];
  const parsed: unknown = JSON.parse(several);
  if (!Array.isArray(parsed)) throw new SyntaxError('session is not an array of operations');
  return parsed.map((operation) => (Array.isArray(operation) ? operation : [operation]));
}

function one(context: RequestContext): Operation {
  const name = context.field('operation');
  if (name === 'keys') return [name];
  const key = context.field('key');
  return name === 'set' ? [name, key, jsonOrText(context.field('value'))] : [name, key];
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function perform(session: Session, operation: Operation): Value {
  const [name, key, value] = operation;
  if (name === 'keys') return [...session.keys()].filter((each) => !each.startsWith(RESERVED));
  if (typeof key !== 'string') throw new SyntaxError(`${JSON.stringify(operation)} has no key`);
  if (key.startsWith(RESERVED)) throw new SyntaxError(`keys that begin with ${RESERVED} are the wiki's own`);
  switch (name) {
    case 'set':
      if (value === undefined) throw new SyntaxError(`${JSON.stringify(operation)} has no value`);
      session.set(key, value as Value);
      return true;
    case 'get':
      return session.get(key) ?? null;
    case 'has':
      return session.has(key);
    case 'delete':
      return session.delete(key);
    default:
      throw new SyntaxError(`${JSON.stringify(operation)} is not set, get, has, delete or keys`);
  }
}
