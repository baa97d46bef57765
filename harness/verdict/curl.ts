import type { WrittenExchange } from '../core/evidence';

/** The exchange as a curl command; masked values are left for the reader to put in. */
export function toCurl({ method, url, cookie, extraHeaders = [], form }: WrittenExchange): string {
  const parts = ['curl', '-i'];
  if (method !== 'GET') parts.push('-X', method);
  const { hostname, port } = new URL(url);
  if (hostname.endsWith('.test')) parts.push('--resolve', `${hostname}:${port || 80}:127.0.0.1`);
  if (cookie) parts.push('-b', quote(cookie));
  for (const line of extraHeaders) parts.push('-H', quote(line));
  for (const [name, value] of form ?? []) parts.push('--data-urlencode', quote(`${name}=${value}`));
  return [...parts, quote(url)].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
