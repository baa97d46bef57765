import { MINUTE, SECOND, TOLERANCE } from '../core/duration';
import type { Model } from './model';
import type { Edge } from './move';
import type { Who } from './world';

/** "some minutes later" */
const LATE = 15 * MINUTE;

/** How long to wait until just before, or just after, such an end; undefined where none is known. */
export function timeUntil(model: Model, who: Who, edge: Edge): number | undefined {
  const state = model.at(who, 'first');
  if (state.is !== 'session') return undefined;
  const { until, latest, user } = state.session;
  const { keptAfter } = model.rules('first');
  if ((edge === 'late' || edge === 'kept') && (user || keptAfter === undefined)) return undefined;
  const time = {
    before: until - TOLERANCE,
    after: latest + TOLERANCE,
    late: until + LATE,
    kept: until + (keptAfter ?? 0) - TOLERANCE - SECOND,
  }[edge];
  const seconds = (time - model.now) / SECOND;
  const ms = (edge === 'after' ? Math.ceil(seconds) : Math.floor(seconds)) * SECOND;
  return ms > 0 && Number.isFinite(ms) ? ms : undefined;
}
