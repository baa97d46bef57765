import { setImmediate } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import type { Page, User } from '../api';
import type { Wiki } from '../farm';
import { SignInThrottled } from '../sign-in/throttle';
import { mayRead } from '../wiki/pages';
import {
  faultValue,
  RpcFault,
  RpcFormatError,
  type RpcValue,
  readCall,
  writeFault,
  writeResponse,
} from './xmlrpc';

/** Who sent an XML-RPC request, and when (ms since the epoch). */
export interface RpcClient {
  readonly wiki: Wiki;
  readonly now: number;
  /** Address of the client. */
  readonly client: string;
}

/** One XML-RPC request. Whose it is, `applyAuthToken` says: cookies count for nothing here. */
interface Caller extends RpcClient {
  user: User | undefined;
}

/** Of one `system.multicall`. */
const MAX_CALLS = 50;

type Method = (caller: Caller, params: readonly RpcValue[]) => RpcValue | Promise<RpcValue>;

/** Answers an XML-RPC request. Whatever it says, the answer is XML-RPC. */
export async function serveXmlRpc(from: RpcClient, body: string): Promise<string> {
  try {
    if (!from.wiki.settings.xmlrpc) throw new RpcFault(1, 'This wiki does not allow xmlrpc method calls.');
    const { method, params } = readCall(body);
    return writeResponse(await dispatch({ ...from, user: undefined }, method, params));
  } catch (error) {
    if (error instanceof RpcFault) return writeFault(error);
    if (error instanceof RpcFormatError || error instanceof SignInThrottled) {
      return writeFault(new RpcFault(1, error.message));
    }
    throw error;
  }
}

const methods: Readonly<Record<string, Method>> = {
  interwikiName: ({ wiki }) => [wiki.settings.interwikiname, wiki.farm.tickets.issue('iwid', wiki.name)],

  // companion: "the remote wiki checks the password".
  async getAuthToken({ wiki, client, now }, [name, password]) {
    const throttled = wiki.settings.throttle_sign_in;
    const attempt = { name: text(name), password: text(password), client, now, throttled };
    const user = await wiki.farm.signIn.check(attempt);
    return user ? wiki.farm.tokens.issue(user, now) : '';
  },

  async applyAuthToken(caller, [token]) {
    caller.user = await caller.wiki.farm.tokens.apply(text(token), caller.now);
    if (!caller.user) throw new RpcFault('INVALID', 'Invalid token.');
    return 'SUCCESS';
  },

  // companion: "the session there ends when the work does".
  async deleteAuthToken({ wiki }, [token]) {
    await wiki.farm.tokens.delete(text(token));
    return 'SUCCESS';
  },

  getAllPagesEx({ wiki, user }, [options]) {
    const { pagelist, prefix, include_revno } = (options ?? {}) as Record<string, RpcValue>;
    const start = typeof prefix === 'string' ? prefix : '';
    const wanted = Array.isArray(pagelist) ? new Set(pagelist) : undefined;
    return wiki.farm.pages
      .all()
      .filter((page) => mayRead(page, user) && page.name.startsWith(start))
      .filter((page) => !wanted || wanted.has(page.name.slice(start.length)))
      .map((page) => (include_revno ? [page.name, page.revision] : page.name));
  },

  getPage: (caller, [name]) => readable(caller, text(name)).text,

  // The whole page as MoinMoin's binary diff against nothing: from, to and length as big-endian longs, then the text.
  getDiff(caller, [name]) {
    const page = readable(caller, text(name));
    const content = Buffer.from(page.text);
    const header = Buffer.alloc(12);
    header.writeUInt32BE(content.length, 8);
    const diff = deflateSync(content.length > 0 ? Buffer.concat([header, content]) : content);
    return { conflict: false, diff, diffversion: 1, current: page.revision };
  },

  async 'system.multicall'(caller, [calls]) {
    const list = Array.isArray(calls) ? calls : [];
    if (list.length > MAX_CALLS) throw new RpcFault(1, `system.multicall takes ${MAX_CALLS} calls at most.`);
    const results: RpcValue[] = [];
    for (const call of list) {
      // Other requests have their turn between the calls.
      await setImmediate();
      const { methodName, params } = (call ?? {}) as Record<string, RpcValue>;
      results.push(await attempt(caller, text(methodName), Array.isArray(params) ? params : []));
    }
    return results;
  },
};

async function attempt(caller: Caller, method: string, params: readonly RpcValue[]): Promise<RpcValue> {
  try {
    if (method === 'system.multicall') throw new RpcFault(1, 'system.multicall can not call itself.');
    return [await dispatch(caller, method, params)];
  } catch (error) {
    if (error instanceof RpcFault) return faultValue(error);
    if (error instanceof SignInThrottled) return faultValue(new RpcFault(1, error.message));
    throw error;
  }
}

async function dispatch(caller: Caller, name: string, params: readonly RpcValue[]): Promise<RpcValue> {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) throw new RpcFault(1, `No such method: ${name}.`);
  return method(caller, params);
}

function readable({ wiki, user }: Caller, name: string): Page {
  const page = wiki.farm.pages.find(name);
  if (page && !mayRead(page, user)) throw new RpcFault(1, 'You are not allowed to read this page.');
  if (!page) throw new RpcFault('NOT_EXIST', 'Page does not exist.');
  return page;
}

function text(value: RpcValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
