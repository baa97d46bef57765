import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Agent } from '../../harness/agents/agent';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import type { Network } from '../../harness/agents/network';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { MOINMOIN_PLACES, type Places, type Wiki } from '../../harness/wiki/wiki';

export interface Asked {
  method: string;
  url: URL;
  form: URLSearchParams;
  /** The body as it came, a character for each byte. */
  body: string;
  contentType: string;
  cookie: string;
  authorization: string;
}

export interface Told {
  status?: number;
  setCookies?: string[];
  location?: string;
  headers?: Record<string, string>;
  /** Bytes are a whole page; a text is put into one. */
  body?: string | Buffer;
}

export const SIGN_IN_FORM =
  '<form method="post" action="/in"><input name="name"><input type="password" name="password"><button>In</button></form>';

/** A visitor's browser, over HTTP. */
export const newAgent = async (network?: Network): Promise<Agent> =>
  new HttpAgent('Ana', wallClock(), new Evidence(), network);

/** A wiki that answers as a function says; it goes with the process. */
export async function smallWiki(
  answer: (asked: Asked) => Told | string,
  more: { places?: Partial<Places>; cookieNames?: readonly string[] } = {},
): Promise<Wiki & { asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const sent = Buffer.concat(chunks).toString('latin1');
    const { method = 'GET', url = '/', headers } = request;
    const its = {
      method,
      url: new URL(url, 'http://wiki.test'),
      form: new URLSearchParams(sent),
      body: sent,
      contentType: headers['content-type'] ?? '',
      cookie: headers.cookie ?? '',
      authorization: headers.authorization ?? '',
    };
    asked.push(its);
    const told = answer(its);
    const {
      status,
      setCookies = [],
      location,
      headers: more,
      body = '',
    } = typeof told === 'string' ? { body: told } : told;
    response.writeHead(status ?? (location ? 303 : 200), {
      'content-type': 'text/html',
      'set-cookie': setCookies,
      ...(location ? { location } : {}),
      ...more,
    });
    response.end(typeof body === 'string' ? `<html><body>${body}</body></html>` : body);
  }).unref();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const base = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const { places, ...rest } = more;
  return {
    name: 'small',
    base,
    places: { ...MOINMOIN_PLACES, signIn: 'in', ...places },
    settings: {},
    asked,
    ...rest,
  };
}
