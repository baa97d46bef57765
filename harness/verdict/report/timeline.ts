import { DAY, describeDuration, HOUR, SECOND } from '../../duration';
import type { ScenarioEvidence } from '../../evidence';
import { belongsTo, type Check, type Lane, type Limit, lanesOf, limitsOf } from './lanes';
import { TimeScale } from './scale';
import { element, mark, picture, text, WIDTH } from './svg';

const LANE = 62;
const MARGIN = 12;
const AXIS = 44;

/** A wait from which on a scenario is told by a time line, in milliseconds. */
const WAIT = 60 * SECOND;

/**
 * A scenario's time line: for each browser when it held the session cookie and what came of each visit, against the
 * limit. Undefined for a scenario in which time plays no part. Durations are true, distances are not.
 */
export function timeline(evidence: ScenarioEvidence): string | undefined {
  const lanes = lanesOf(evidence).filter(({ held, visits }) => held.length > 0 || visits.length > 1);
  const limits = limitsOf(evidence);
  const start = Math.min(...lanes.map(({ visits }) => visits[0]?.at ?? Number.POSITIVE_INFINITY));
  const waited = lanes.some(({ visits }) => (visits.at(-1)?.at ?? start) - start > WAIT);
  if (lanes.length === 0 || (limits.length === 0 && !waited)) return undefined;
  const scale = new TimeScale(instants(lanes, limits), MARGIN, WIDTH - MARGIN);
  const bottom = lanes.length * LANE;
  const drawn = [
    ...lanes.map((lane, index) => drawLane(lane, limits, index * LANE, scale)),
    ...limits.map((limit) => drawLimit(limit, lanes, scale)),
    ...drawAxis(scale, bottom, start),
  ];
  return picture(describe(lanes, limits, start), bottom + AXIS, drawn);
}

/** The moments that the picture shows; what a cookie outlives the last of them by is shown by its arrow alone. */
function instants(lanes: readonly Lane[], limits: readonly Limit[]): number[] {
  const visits = lanes.flatMap((lane) => lane.visits.map(({ at }) => at));
  const ends = limits.map(({ until }) => until).filter(Number.isFinite);
  const first = lanes
    .flatMap(({ held }) => held.slice(0, 1).map(({ until }) => until))
    .filter(Number.isFinite);
  const last = Math.max(...visits, ...ends);
  const expiries = lanes.flatMap(({ held }) => held.map(({ until }) => until)).filter((at) => at < last);
  return [...visits, ...ends, ...expiries, ...(limits.length > 0 ? first : [])];
}

function drawLane(
  { browser, visits, held }: Lane,
  limits: readonly Limit[],
  top: number,
  scale: TimeScale,
): string {
  const y = top + 46;
  const bars = held.map(({ from, until }) => {
    const [x1, x2] = [scale.x(from), scale.x(until)];
    const end = until > scale.last ? `M${x2 - 6} ${y - 6} l6 6 l-6 6` : `M${x2} ${y - 7} v14`;
    return element('path', { class: 'cookie', d: `M${x1} ${y} H${x2} ${end}` });
  });
  const marks = visits.map(({ at, checks }) => {
    const x = scale.x(at);
    if (checks.length === 0) return element('circle', { class: 'visit', cx: x, cy: y, r: 5 });
    return mark(
      x,
      y,
      checks.every(({ holds }) => holds),
    );
  });
  const ofCookie = limits.flatMap(({ visitor, check }) => (check && visitor === browser ? check : []));
  const checks = [...visits.flatMap((visit) => visit.checks), ...ofCookie];
  const told = checks.find(({ holds }) => !holds) ?? checks.at(-1);
  return [
    element('path', { class: 'line', d: `M${MARGIN} ${y} H${WIDTH - MARGIN}` }),
    text(
      { x: MARGIN, y: top + 16, class: 'who' },
      told ? `${browser}: ${doing(told, browser)}` : browser,
      58,
    ),
    ...(told ? [text({ x: MARGIN, y: top + 32 }, told.seen)] : []),
    ...bars,
    ...marks,
  ].join('');
}

/** What was looked at, without what the lane and the axis say. */
function doing({ what }: Check, browser: string): string {
  return what.replace(`${browser.replace(/, browser \d+$/, '')} `, '').replace(/ after \d.*$/, '');
}

function drawLimit({ visitor, until, check }: Limit, lanes: readonly Lane[], scale: TimeScale): string {
  const x = scale.x(until);
  return lanes
    .map((lane, index) => {
      if (!belongsTo(lane, visitor)) return '';
      const top = index * LANE;
      const line = element('path', { class: 'limit', d: `M${x} ${top + 36} v22` });
      return check && lane.browser === visitor ? line + mark(x, top + 46, check.holds) : line;
    })
    .join('');
}

function drawAxis(scale: TimeScale, top: number, start: number): string[] {
  return scale.instants.map((at, index) => {
    const x = scale.x(at);
    const y = top + 18 + (index % 2) * 16;
    const anchor = x > WIDTH - 40 ? 'end' : x < 40 ? 'start' : 'middle';
    const tick = element('path', { class: 'tick', d: `M${x} ${top} v${y - top - 12}` });
    return (
      tick + text({ x, y, 'text-anchor': anchor, class: 'time' }, at === start ? 'start' : brief(at - start))
    );
  });
}

/** A duration that fits under a tick: `12 h`, `11:58:45`, `3649 d`. */
function brief(ms: number): string {
  const seconds = Math.round(ms / SECOND);
  if (ms >= 4 * DAY) return `${Math.round((ms / DAY) * 10) / 10} d`;
  if (seconds % 3600 === 0) return `${ms / HOUR} h`;
  if (seconds % 60 === 0 && seconds < 3600) return `${seconds / 60} min`;
  if (seconds < 60) return `${seconds} s`;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function describe(lanes: readonly Lane[], limits: readonly Limit[], start: number): string {
  const told = lanes.flatMap(({ browser, visits }) =>
    visits.flatMap(({ at, checks }) =>
      checks.map(
        ({ seen, holds }) =>
          `${browser} after ${describeDuration(at - start)}: ${seen}, ${holds ? '' : 'not '}as required`,
      ),
    ),
  );
  const asked = limits.map(
    ({ visitor, until }) => `the session of ${visitor} has to last ${describeDuration(until - start)}`,
  );
  return `Time line. ${[...asked, ...told].join('. ')}.`;
}
