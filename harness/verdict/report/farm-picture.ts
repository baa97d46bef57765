import type { ScenarioEvidence, TriedWiki, WrittenExchange } from '../../core/evidence';
import type { SetCookie } from '../../core/set-cookie';
import { sessionCookiesSet } from './session-cookies-set';
import { element, picture, text, WIDTH } from './svg';

type Part = 'set it' | 'got it' | 'did not get it' | 'not visited';

const BOX = 66;
const HEAD = 26;
const GAP = 10;

/**
 * A farm's hosts and paths, and which of its wikis got the session cookie that the first one set. Undefined for a
 * scenario with one wiki.
 */
export function farmPicture({ wikis, exchanges }: ScenarioEvidence): string | undefined {
  const [first] = wikis;
  if (!first || wikis.length < 2) return undefined;
  const visits = exchanges.map((exchange) => ({ exchange, wiki: wikiOf(exchange, wikis) }));
  const set = visits
    .filter(({ wiki }) => wiki === first)
    .flatMap(({ exchange }) => sessionCookiesSet(first, exchange));
  const ids = new Set(set.map(({ value }) => value).filter(Boolean));
  const partOf = (wiki: TriedWiki): Part => {
    const its = visits.filter((visit) => visit.wiki === wiki);
    if (its.length === 0) return 'not visited';
    if (wiki === first && ids.size > 0) return 'set it';
    return its.some(({ exchange }) => carries(exchange, ids)) ? 'got it' : 'did not get it';
  };
  return draw(
    new Map(wikis.map((wiki) => [wiki, partOf(wiki)])),
    set.findLast(({ value }) => value),
  );
}

/** The wiki that an address belongs to: the one with the longest base that it lies under. */
function wikiOf({ url }: WrittenExchange, wikis: readonly TriedWiki[]): TriedWiki | undefined {
  return [...wikis]
    .sort((one, other) => other.base.length - one.base.length)
    .find(({ base }) => url.startsWith(base));
}

function carries({ cookie = '' }: WrittenExchange, ids: ReadonlySet<string>): boolean {
  return cookie.split('; ').some((pair) => ids.has(pair.slice(pair.indexOf('=') + 1)));
}

function draw(parts: ReadonlyMap<TriedWiki, Part>, cookie: SetCookie | undefined): string {
  const hosts = new Map<string, TriedWiki[]>();
  for (const wiki of parts.keys()) {
    const { hostname } = new URL(wiki.base);
    hosts.set(hostname, [...(hosts.get(hostname) ?? []), wiki]);
  }
  const width = (WIDTH - GAP * (hosts.size + 1)) / hosts.size;
  const rows = Math.max(...[...hosts.values()].map(({ length }) => length));
  const height = HEAD + rows * (BOX + GAP) + GAP;
  const drawn = [...hosts].map(([host, wikis], column) => {
    const x = GAP + column * (width + GAP);
    return [
      element('rect', { class: 'host', x, y: 4, width, height: height - 4, rx: 8 }),
      text({ x: x + 10, y: 22, class: 'who' }, host),
      ...wikis.map((wiki, row) =>
        drawWiki(wiki, parts.get(wiki), x + GAP, HEAD + GAP / 2 + row * (BOX + GAP), width - 2 * GAP),
      ),
    ].join('');
  });
  const foot = cookie
    ? ['The session cookie that the first wiki set:', reachOf(cookie)]
    : ['The first wiki set no session cookie'];
  const lines = foot.map((line, row) => text({ x: GAP, y: height + 20 + row * 17 }, line));
  return picture(describe(parts), height + 44, [...drawn, ...lines]);
}

function reachOf({ domain, path }: SetCookie): string {
  return `${domain ? `Domain=${domain}` : 'no Domain'}, ${path ? `Path=${path}` : 'no Path'}`;
}

const CLASSES: Record<Part, string> = {
  'set it': 'had',
  'got it': 'had',
  'did not get it': 'missed',
  'not visited': 'missed',
};

function drawWiki(
  { role, base }: TriedWiki,
  part: Part = 'not visited',
  x: number,
  y: number,
  width: number,
): string {
  return [
    element('rect', { class: CLASSES[part], x, y, width, height: BOX, rx: 5 }),
    text({ x: x + 10, y: y + 18 }, `${role} wiki`),
    text({ x: x + 10, y: y + 36, class: 'path' }, new URL(base).pathname),
    text(
      { x: x + 10, y: y + 55, class: 'who' },
      `${part === 'set it' || part === 'got it' ? '●' : '○'} ${part}`,
    ),
  ].join('');
}

function describe(parts: ReadonlyMap<TriedWiki, Part>): string {
  const described = [...parts].map(([{ role, base }, part]) => `the ${role} wiki at ${base} ${part}`);
  return `The session cookie of the first wiki: ${described.join(', ')}.`;
}
