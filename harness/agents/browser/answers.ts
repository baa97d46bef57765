import type { Response } from 'playwright-core';
import { type Clock, timeOf } from '../../core/clock';
import type { Exchange } from '../../core/evidence';
import type { Answer } from '../page';

/** One request of a visit and its answer, as they went over the wire. */
export interface Hop {
  answer: Answer;
  method: Exchange['method'];
  form?: [name: string, value: string][];
}

/** Reads what went over the wire: Set-Cookie lines one by one, and the Cookie header that the browser chose to send. */
export async function readHop(response: Response, clock: Clock): Promise<Hop> {
  const request = response.request();
  const [lines, sent] = await Promise.all([response.headersArray(), request.allHeaders()]);
  const headers: Record<string, string> = {};
  const setCookies: string[] = [];
  for (const { name, value } of lines) {
    const known = name.toLowerCase();
    if (known === 'set-cookie') setCookies.push(value);
    else headers[known] = [headers[known] ?? [], value].flat().join(', ');
  }
  const at = timeOf(clock, headers.date);
  const url = new URL(response.url());
  const { cookie } = sent;
  const body = request.postData();
  return {
    answer: { url, status: response.status(), headers, setCookies, at, ...(cookie ? { cookie } : {}) },
    method: request.method(),
    ...(body === null ? {} : { form: [...new URLSearchParams(body)] }),
  };
}
