import { DAY, describeDuration, HOUR, SECOND } from '../../core/duration';
import type { ScenarioEvidence } from '../../core/evidence';
import { drawLane, LANE, MARGIN } from './draw-lane';
import { concerns, type Lane, type Limit, lanesOf, limitsOf } from './lanes';
import { TimeScale } from './scale';
import { element, picture, text, WIDTH } from './svg';

const AXIS = 44;

/** The shortest wait for which a scenario has a time line, in milliseconds. */
const WAIT = 60 * SECOND;

/**
 * A scenario's time line: for each browser when it held the session cookie and what came of each visit, against the
 * limit. Undefined for a scenario in which time plays no part. Moments are in order, distances not in proportion.
 */
export function timeline(evidence: ScenarioEvidence): string | undefined {
  if (!waits(evidence) && !evidence.notes.some(({ kind }) => kind === 'limit')) return undefined;
  const limits = limitsOf(evidence);
  const lanes = lanesToShow(lanesOf(evidence), limits);
  if (lanes.length === 0) return undefined;
  const start = Math.min(...lanes.flatMap(({ visits }) => visits.map(({ at }) => at)));
  const scale = new TimeScale(instants(lanes, limits), MARGIN, WIDTH - MARGIN);
  const bottom = lanes.length * LANE;
  const drawn = lanes.map((lane, index) => drawLane(lane, limits, index * LANE, scale));
  return picture(describe(lanes, limits, start), bottom + AXIS, [
    ...drawn,
    ...drawAxis(scale, bottom, start),
  ]);
}

function waits({ exchanges }: ScenarioEvidence): boolean {
  const [first, last] = [exchanges[0], exchanges.at(-1)];
  return first !== undefined && last !== undefined && Date.parse(last.at) - Date.parse(first.at) > WAIT;
}

/** The browsers that came back, or whose cookie was held against a limit; all of them where none did. */
function lanesToShow(lanes: readonly Lane[], limits: readonly Limit[]): readonly Lane[] {
  const chosen = lanes.filter(
    (lane) => lane.visits.length > 1 || limits.some((limit) => limit.check && concerns(limit, lane)),
  );
  return chosen.length > 0 ? chosen : lanes;
}

/** The moments that the picture shows; by how much a renewed cookie outlives the last of them is left to an arrow. */
function instants(lanes: readonly Lane[], limits: readonly Limit[]): number[] {
  const visits = lanes.flatMap((lane) => lane.visits.map(({ at }) => at));
  const ends = limits.map(({ until }) => until);
  const last = Math.max(...visits, ...ends.filter(Number.isFinite));
  const expiries = lanes.flatMap(({ held }) =>
    held.map(({ until }) => until).filter((until, index) => until < last || (index === 0 && ends.length > 0)),
  );
  return [...visits, ...ends, ...expiries].filter(Number.isFinite);
}

function drawAxis(scale: TimeScale, top: number, start: number): string[] {
  return scale.instants.map((at, index) => {
    const x = scale.x(at);
    const y = top + 18 + (index % 2) * 16;
    const anchor = x > WIDTH - 40 ? 'end' : x < 40 ? 'start' : 'middle';
    const tick = element('path', { class: 'tick', d: `M${x} ${top} v${y - top - 12}` });
    const label = index === 0 ? 'start' : brief(at - start);
    return tick + text({ x, y, 'text-anchor': anchor, class: 'time' }, label);
  });
}

/** A duration that fits under a tick: `12 h`, `11:58:45`, `3649 d`. */
function brief(ms: number): string {
  const seconds = Math.round(ms / SECOND);
  if (ms >= 4 * DAY) return `${Math.round(ms / DAY)} d`;
  if (seconds < 60) return `${seconds} s`;
  if (seconds % 60 === 0 && seconds < 3600) return `${seconds / 60} min`;
  if (seconds % 3600 === 0) return `${(seconds * SECOND) / HOUR} h`;
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function describe(lanes: readonly Lane[], limits: readonly Limit[], start: number): string {
  const required = limits.map(
    ({ visitor, until }) => `the session of ${visitor} has to last ${describeDuration(until - start)}`,
  );
  const seen = lanes.flatMap(({ browser, visits }) =>
    visits.flatMap(({ at, checks }) =>
      checks.map(
        (check) =>
          `${browser} after ${describeDuration(at - start)}: ${check.seen}, ${check.holds ? 'as required' : 'not as required'}`,
      ),
    ),
  );
  return `Time line: ${[...required, ...seen].join('; ')}.`;
}
