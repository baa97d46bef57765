/** How far a run is. Times are in milliseconds. */
export interface Progress {
  done: number;
  total: number;
  /** Scenarios that broke a rule, and those that could not be judged, by now. */
  broken: number;
  notJudged: number;
  /** Since the first scenario began. */
  elapsed: number;
  /** The scenario that has run longest of those under way, and its step. */
  current?: { scenario: string; step: string; stepElapsed: number };
}

const BAR = 16;
const SECOND = 1_000;

/** From when on the remaining time is told: what is known of less says little. */
const FORESEEABLE = { share: 0.1, elapsed: 3 * SECOND };

/** How long a step takes before it is what the run waits for. */
const WAITING = 10 * SECOND;

/** One line that fits `columns`: how much is done, what was found, the time left where it can be told, what is tried. */
export function progressLine(progress: Progress, columns: number): string {
  const { done, total, broken, notJudged, current } = progress;
  const filled = total > 0 ? Math.floor((done / total) * BAR) : 0;
  const counts = [
    `${done} of ${total}`,
    ...(broken > 0 ? [`${broken} broken`] : []),
    ...(notJudged > 0 ? [`${notJudged} not judged`] : []),
    ...timeLeft(progress),
  ];
  const bar = `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}]`;
  return cut(`${bar} ${counts.join(', ')}  ${current ? whatIsTried(current) : ''}`.trimEnd(), columns - 1);
}

function timeLeft({ done, total, elapsed }: Progress): string[] {
  if (done < total * FORESEEABLE.share || elapsed < FORESEEABLE.elapsed || done === 0) return [];
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / SECOND);
  return [`${seconds > 90 ? `${Math.round(seconds / 60)} min` : `${seconds} s`} left`];
}

function whatIsTried({ scenario, step, stepElapsed }: NonNullable<Progress['current']>): string {
  if (stepElapsed < WAITING) return scenario;
  return `${Math.floor(stepElapsed / SECOND)} s: ${step} (${scenario})`;
}

function cut(text: string, columns: number): string {
  const characters = [...text];
  return characters.length > columns ? `${characters.slice(0, columns - 1).join('')}…` : text;
}
