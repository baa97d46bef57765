import { type Check, concerns, type Lane, type Limit } from './lanes';
import type { TimeScale } from './scale';
import { element, mark, text, WIDTH } from './svg';

/** The height of a lane, in the picture's units. */
export const LANE = 62;
/** What is kept free at the left and at the right. */
export const MARGIN = 12;

/** From the top of a lane to its line; two lines of text are above it. */
const LINE = 46;

/** A browser's lane: when it held the session cookie, its visits, and what came of them. */
export function drawLane(lane: Lane, limits: readonly Limit[], top: number, scale: TimeScale): string {
  const { browser, visits, held } = lane;
  const y = top + LINE;
  const bars = held.map(({ from, until }) => {
    const [x1, x2] = [scale.x(from), scale.x(until)];
    const end = until > scale.last ? `M${x2 - 6} ${y - 6} l6 6 l-6 6` : `M${x2} ${y - 7} v14`;
    return element('path', { class: 'cookie', d: `M${x1} ${y} H${x2} ${end}` });
  });
  const marks = visits.map(({ at, checks }) => {
    const x = scale.x(at);
    return checks.length > 0
      ? mark(x, y, allHold(checks))
      : element('circle', { class: 'visit', cx: x, cy: y, r: 5 });
  });
  const its = limits.filter((limit) => concerns(limit, lane));
  const checks = [...visits.flatMap((visit) => visit.checks), ...its.flatMap(({ check }) => check ?? [])];
  const shown = checks.find(({ holds }) => !holds) ?? checks.at(-1);
  return [
    element('path', { class: 'line', d: `M${MARGIN} ${y} H${WIDTH - MARGIN}` }),
    text({ x: MARGIN, y: top + 16, class: 'who' }, shown ? `${browser}: ${doing(shown, browser)}` : browser),
    ...(shown ? [text({ x: MARGIN, y: top + 32 }, shown.seen)] : []),
    ...bars,
    ...marks,
    ...its.map((limit) => drawLimit(limit, lane, y, scale)),
  ].join('');
}

/** Where the session has to end; where the cookie alone was held against it, its end says whether it does. */
function drawLimit({ until, check }: Limit, { held }: Lane, y: number, scale: TimeScale): string {
  const line = Number.isFinite(until)
    ? element('path', { class: 'limit', d: `M${scale.x(until)} ${y - 8} v20` })
    : '';
  return check ? line + mark(scale.x(held.at(-1)?.until ?? until), y, check.holds) : line;
}

function allHold(checks: readonly Check[]): boolean {
  return checks.every(({ holds }) => holds);
}

/** What was looked at, without what the lane and the axis say. */
function doing({ what }: Check, browser: string): string {
  const visitor = browser.replace(/, browser \d+$/, '');
  return what
    .replace(` of ${visitor}`, '')
    .replace(`${visitor} `, '')
    .replace(/ after .*$/, '');
}
