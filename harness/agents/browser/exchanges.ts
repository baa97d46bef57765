import type { Response } from 'playwright-core';
import { type Clock, timeOf } from '../../core/clock';
import type { Exchange } from '../../core/exchange';
import { readSetCookie } from '../../core/set-cookie';

/** Reads what went over the wire: Set-Cookie lines one by one, and the Cookie header that the browser chose to send. */
export async function readExchange(response: Response, visitor: string, clock: Clock): Promise<Exchange> {
  const request = response.request();
  const [lines, sent] = await Promise.all([response.headersArray(), request.allHeaders()]);
  const headers: Record<string, string> = {};
  const cookieLines: string[] = [];
  for (const { name, value } of lines) {
    const known = name.toLowerCase();
    if (known === 'set-cookie') cookieLines.push(value);
    else headers[known] = [headers[known] ?? [], value].flat().join(', ');
  }
  const at = timeOf(clock, headers.date);
  const { cookie } = sent;
  const form = request.postData();
  return {
    visitor,
    at,
    method: request.method(),
    url: new URL(response.url()),
    ...(cookie ? { cookie } : {}),
    ...(form === null ? {} : { form: [...new URLSearchParams(form)] }),
    status: response.status(),
    headers,
    setCookies: cookieLines.map((line) => readSetCookie(line, at)),
    body: '',
  };
}
