import type { Response as BrowserResponse } from 'playwright';
import { type Clock, timeOf } from '../../core/clock';
import type { Exchange } from '../../core/exchange';
import { readSetCookie } from '../../core/set-cookie';

/** Reads what went over the wire: Set-Cookie lines one by one, and the Cookie header that the browser chose to send. */
export async function readExchange(
  response: BrowserResponse,
  visitor: string,
  clock: Clock,
): Promise<Exchange> {
  const request = response.request();
  const [lines, sent] = await Promise.all([response.headersArray(), request.allHeaders()]);
  const headers: Record<string, string> = {};
  const cookieLines: string[] = [];
  for (const { name, value } of lines) {
    const known = name.toLowerCase();
    // Firefox tells several lines as one, with line feeds, which no line can hold.
    if (known === 'set-cookie') cookieLines.push(...value.split('\n'));
    else headers[known] = [headers[known] ?? [], value].flat().join(', ');
  }
  const at = timeOf(clock, headers.date);
  const { cookie } = sent;
  return {
    visitor,
    at,
    method: request.method(),
    url: new URL(response.url()),
    ...(cookie ? { cookie } : {}),
    ...(await formOf(request.postDataBuffer(), sent['content-type'])),
    status: response.status(),
    headers,
    setCookies: cookieLines.map((line) => readSetCookie(line, at)),
    body: '',
  };
}

/** The fields that a request carries, where it carries those of a form. */
async function formOf(body: Buffer | null, contentType: string | undefined): Promise<Pick<Exchange, 'form'>> {
  if (!body || !contentType) return {};
  // A body that is none of a form's, or that the browser does not hand out in full, has no fields to tell.
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined);
  return form ? { form: [...form].map(([name, value]) => [name, String(value)]) } : {};
}
