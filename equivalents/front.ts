import { once } from 'node:events';
import { Agent, request as ask, createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { isDeepStrictEqual } from 'node:util';

/** A request on its way to the wiki. */
export interface Asked {
  method: string;
  /** Path and query. */
  target: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** An answer on its way back. */
export interface Answered {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** What a server or a page before the reference does otherwise, without breaking a rule. */
export interface Habit {
  /** Whether a connection that was kept is closed when it is used again. */
  closesOnReuse?: boolean;
  /** Whether it takes the first of several Host headers, and answers. */
  takesFirstHost?: boolean;
  request?(asked: Asked): Asked;
  answer?(answered: Answered, asked: Asked): Answered;
}

/** An answer's page, where it is one, as `change` makes it. */
export function page(change: (html: string, asked: Asked) => string): Habit {
  return {
    answer: (answered, asked) => {
      if (!/html/.test(answered.headers['content-type'] ?? '')) return answered;
      return { ...answered, body: Buffer.from(change(answered.body.toString(), asked)) };
    },
  };
}

/** Each Set-Cookie line of an answer as `change` makes it. */
export function setCookies(change: (line: string, asked: Asked) => string | string[]): Habit {
  return {
    answer: (answered, asked) => {
      const lines = answered.headers['set-cookie']?.flatMap((line) => change(line, asked));
      return lines ? { ...answered, headers: { ...answered.headers, 'set-cookie': lines } } : answered;
    },
  };
}

/** A wiki that answers 200 for any name, and has no pages of these. */
export function withoutPages(names: RegExp): Habit {
  return {
    request: (asked) => ({ ...asked, target: asked.target.replace(names, 'Lacked$&') }),
    answer: (answered) => ({
      ...answered,
      status: answered.status === 404 ? 200 : answered.status,
      body: Buffer.from(answered.body.toString().replaceAll('Lacked', '')),
    }),
  };
}

/** A request with those of its cookies, as `name=value`, that are to be kept. */
export function keepCookies(asked: Asked, isKept: (pair: string) => boolean): Asked {
  const { cookie, ...others } = asked.headers;
  const kept = cookie?.split(/; */).filter(isKept).join('; ');
  return { ...asked, headers: { ...others, ...(kept ? { cookie: kept } : {}) } };
}

/**
 * Serves what a wiki on this machine answers, by a habit; resolves to its own port.
 * @param onShown is called whenever something is otherwise than without the habit
 */
export async function startFront(
  upstream: number,
  {
    request = (asked) => asked,
    answer = (answered) => answered,
    closesOnReuse = false,
    takesFirstHost = false,
  }: Habit,
  onShown: () => void = () => {},
): Promise<{ port: number; stop(): Promise<void> }> {
  const used = new WeakSet<Socket>();
  const agent = new Agent({ keepAlive: true });
  const server = createServer(async (incoming, outgoing) => {
    try {
      if (closesOnReuse && used.has(incoming.socket)) {
        onShown();
        throw new Error('closed');
      }
      used.add(incoming.socket);
      const { method = 'GET', url = '/', headers } = incoming;
      const hosts = incoming.headersDistinct.host ?? [];
      if (hosts.length > 1 && !takesFirstHost) {
        outgoing.writeHead(400).end();
        return;
      }
      const given = { method, target: url, headers, body: await read(incoming) };
      const asked = request(given);
      const theirs = await askUpstream(agent, upstream, asked);
      const answered = answer(theirs, asked);
      if (!isDeepStrictEqual([asked, answered], [given, theirs])) onShown();
      const { 'transfer-encoding': _chunked, connection: _hop, ...kept } = answered.headers;
      const length = method === 'HEAD' ? {} : { 'content-length': `${answered.body.length}` };
      outgoing.writeHead(answered.status, { ...kept, ...length });
      outgoing.end(answered.body);
    } catch {
      outgoing.destroy();
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections();
      agent.destroy();
      await once(server.close(), 'close');
    },
  };
}

async function askUpstream(
  agent: Agent,
  port: number,
  { method, target, headers, body }: Asked,
): Promise<Answered> {
  const { 'transfer-encoding': chunked, 'content-length': given, ...kept } = headers;
  const length = chunked || given ? { 'content-length': `${body.length}` } : {};
  const outgoing = ask({
    host: '127.0.0.1',
    port,
    method,
    path: target,
    headers: { ...kept, ...length },
    agent,
  });
  outgoing.end(body);
  const [incoming] = await once(outgoing, 'response');
  return { status: incoming.statusCode, headers: incoming.headers, body: await read(incoming) };
}

async function read(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
