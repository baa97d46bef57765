/** The time of the wiki under test, in milliseconds since 1970. */
export interface Clock {
  now(): number;
  /** Moves the wiki's time forward by `ms`; absent where the wiki's time can't be moved. */
  advance?(ms: number): Promise<void>;
  /** What it takes to have the wiki's time moved, where `advance` is absent. */
  readonly remedy?: string;
}

/** The time of day, for wikis whose clock nobody can move. */
export function wallClock(remedy = 'a target file that launches the wiki'): Clock {
  return { now: () => Date.now(), remedy };
}

/** The wiki's time when it answered: where nobody moves its clock, what the answer's Date header says. */
export function timeOf(clock: Clock, date: string | undefined): number {
  const told = clock.advance ? Number.NaN : Date.parse(date ?? '');
  return Number.isNaN(told) ? clock.now() : told;
}

/** A clock that only moves when it is told to; it starts now, so that real browsers take its cookies. */
export class VirtualClock implements Clock {
  #now = Date.now();

  now(): number {
    return this.#now;
  }

  async advance(ms: number): Promise<void> {
    this.#now += ms;
  }
}
