import { load } from 'cheerio/slim';
import { type Exchange, header } from './exchange';

type Answer = Pick<Exchange, 'headers' | 'body'>;

/** What an answer tells a browser not to do with its page, as it stands there, and whether that is enough. */
export interface Told {
  readonly seen: string;
  readonly holds: boolean;
}

/** By what is expected of a page, in words: what an answer says of it. */
export type PageRule = (answer: Answer) => Told;

const YEAR = 365 * 24 * 3600;

/** A source that is no site in particular. */
const ANYWHERE = /^(?:(?:[a-z][a-z\d+.-]*:\/\/)?\*(?::\*)?|[a-z][a-z\d+.-]*:)$/;

const HASH_OR_NONCE = /^'(?:nonce|sha\d+)-/;

/** Where the address is sent to other sites with no more than its host. */
const KEEPS_ADDRESS = [
  'no-referrer',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
];
const REFERRER_POLICIES = [...KEEPS_ADDRESS, 'no-referrer-when-downgrade', 'unsafe-url'];

type Policy = ReadonlyMap<string, readonly string[]>;

/** Each Content-Security-Policy, its directives by name: what one of them forbids is forbidden. */
function policies({ headers }: Answer): Policy[] {
  const lines = [headers['content-security-policy'] ?? []].flat().flatMap((line) => line.split(','));
  return lines.map((line) => {
    const directives = line.split(';').map((directive) => directive.trim().toLowerCase().split(/\s+/));
    // Of a directive that comes twice the first one counts.
    return new Map(directives.reverse().map(([name = '', ...sources]) => [name, sources]));
  });
}

const isNone = (sources: readonly string[] | undefined) =>
  sources?.every((source) => source === "'none'") ?? false;

/** Whether scripts run where they stand in a page only if it names them. */
function listsScripts(policy: Policy): boolean {
  const sources = policy.get('script-src') ?? policy.get('default-src');
  if (!sources) return false;
  const named = sources.some((source) => HASH_OR_NONCE.test(source));
  const anyScript = sources.some((source) => ANYWHERE.test(source));
  // Beside a nonce or a hash a browser takes no notice of 'unsafe-inline', and with 'strict-dynamic' none of hosts.
  return named
    ? !anyScript || sources.includes("'strict-dynamic'")
    : !anyScript && !sources.includes("'unsafe-inline'");
}

function as({ headers }: Answer, ...names: string[]): string {
  const lines = names.flatMap((name) => [headers[name] ?? []].flat().map((value) => `${name}: ${value}`));
  return lines.join('; ') || `no ${names.join(', and no ')}`;
}

/** ASVS 5, 3.4.6. X-Frame-Options is what browsers go by where there are no frame-ancestors. */
const refusesFrames: PageRule = (answer) => {
  const stated = policies(answer).flatMap((policy) => {
    const ancestors = policy.get('frame-ancestors');
    return ancestors ? [ancestors] : [];
  });
  const byOption = /^\s*(?:deny|sameorigin)\s*$/i.test(header(answer, 'x-frame-options') ?? '');
  const holds =
    stated.length > 0 ? stated.some((sources) => !sources.some((one) => ANYWHERE.test(one))) : byOption;
  return { seen: as(answer, 'content-security-policy', 'x-frame-options'), holds };
};

/** ASVS 5, 3.4.3: at least object-src 'none', base-uri 'none', and a list, nonces or hashes. */
const limitsScripts: PageRule = (answer) => {
  const all = policies(answer);
  const holds =
    all.some((policy) => isNone(policy.get('object-src') ?? policy.get('default-src'))) &&
    all.some((policy) => isNone(policy.get('base-uri'))) &&
    all.some(listsScripts);
  return { seen: as(answer, 'content-security-policy'), holds };
};

/** ASVS 5, 3.4.4. */
const forbidsSniffing: PageRule = (answer) => ({
  seen: as(answer, 'x-content-type-options'),
  holds: /^\s*nosniff\s*(?:,|$)/i.test(header(answer, 'x-content-type-options') ?? ''),
});

/** ASVS 5, 3.4.5: by a header, or by the page. Of several the last one that a browser knows counts. */
const keepsAddress: PageRule = (answer) => {
  const byPage = load(answer.body)('meta[name=referrer i]').last().attr('content');
  const byHeader = [answer.headers['referrer-policy'] ?? []].flat().join(',');
  const known = (text: string) =>
    text
      .toLowerCase()
      .split(',')
      .map((token) => token.trim())
      .filter((token) => REFERRER_POLICIES.includes(token));
  const policy = known(byPage ?? '').at(-1) ?? known(byHeader).at(-1);
  const seen = byPage === undefined ? '' : `<meta name="referrer" content="${byPage}">; `;
  return { seen: seen + as(answer, 'referrer-policy'), holds: KEEPS_ADDRESS.includes(policy ?? '') };
};

/** ASVS 5, 3.4.1: a year at least. RFC 6797, 8.1: of several headers the first one counts. */
const demandsHttps: PageRule = (answer) => {
  const maxAge = /(?:^|;)\s*max-age\s*=\s*"?(\d+)/i.exec(header(answer, 'strict-transport-security') ?? '');
  return { seen: as(answer, 'strict-transport-security'), holds: Number(maxAge?.[1] ?? 0) >= YEAR };
};

/** In the features' words: what the page of an answer is to do. */
export const PAGE_RULES: Readonly<Record<string, PageRule>> = {
  'refuses to be framed': refusesFrames,
  'says which scripts may run': limitsScripts,
  'refuses to be taken for another type': forbidsSniffing,
  'keeps its address from other sites': keepsAddress,
  'demands HTTPS for a year': demandsHttps,
};
