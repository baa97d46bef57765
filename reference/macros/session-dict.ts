import type { Macro, Session, Value } from '../api';
import { RESERVED } from '../sessions/session-data';

/**
 * Works the session's dict from outside: performs the operations in the parameter `session`, a JSON array of
 * `["set", key, value]`, `["get", key]`, `["has", key]`, `["delete", key]` and `["keys"]`, in that order.
 * Its text is `SESSION-DICT {"is_new": …, "results": […]} SESSION-DICT-END`, or an object with `error` in between.
 */
export const sessionDict: Macro = {
  dependencies: ['time'],

  execute({ request, formatter }) {
    const done = work(request.session, request.parameter('session') || '[]');
    return formatter.text(`SESSION-DICT ${JSON.stringify(done)} SESSION-DICT-END`);
  },
};

function work(session: Session, text: string): object {
  try {
    const operations: unknown = JSON.parse(text);
    if (!Array.isArray(operations)) throw new SyntaxError('session is not an array of operations');
    return { is_new: session.isNew, results: operations.map((operation) => perform(session, operation)) };
  } catch (error) {
    if (error instanceof SyntaxError) return { error: error.message };
    throw error;
  }
}

function perform(session: Session, operation: unknown): Value {
  const [name, key, value] = Array.isArray(operation) ? operation : [];
  if (name === 'keys') return [...session.keys()].filter((each) => !each.startsWith(RESERVED));
  if (typeof key !== 'string') throw new SyntaxError(`${JSON.stringify(operation)} has no key`);
  if (key.startsWith(RESERVED)) throw new SyntaxError(`keys that begin with ${RESERVED} are the wiki's own`);
  switch (name) {
    case 'set':
      if (value === undefined) throw new SyntaxError(`${JSON.stringify(operation)} has no value`);
      session.set(key, value);
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
