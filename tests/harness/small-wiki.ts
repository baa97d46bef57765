import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MOINMOIN_PLACES, type Places, type Wiki } from '../../harness/wiki/wiki';

export interface Asked {
  method: string;
  url: URL;
  form: URLSearchParams;
  cookie: string;
  authorization: string;
}

export interface Told {
  status?: number;
  setCookies?: string[];
  location?: string;
  headers?: Record<string, string>;
  body?: string;
}

export const SIGN_IN_FORM =
  '<form method="post" action="/in"><input name="name"><input type="password" name="password"><button>In</button></form>';

/** A wiki that answers as a function says; it goes with the process. */
export async function smallWiki(
  answer: (asked: Asked) => Told | string,
  more: { places?: Partial<Places>; cookieNames?: readonly string[] } = {},
): Promise<Wiki & { asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    let sent = '';
    for await (const chunk of request) sent += chunk;
    const { method = 'GET', url = '/', headers } = request;
    const its = {
      method,
      url: new URL(url, 'http://wiki.test'),
      form: new URLSearchParams(sent),
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
    response.end(`<html><body>${body}</body></html>`);
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
