/** What is closer together is one moment, in milliseconds. */
const ONE_MOMENT = 5_000;

/** Where moments are on a time line: in order and apart enough to be read, longer waits wider, but not in proportion. */
export class TimeScale {
  /** The moments, each once, in order. */
  readonly instants: number[] = [];
  #xs: number[];

  constructor(
    times: readonly number[],
    readonly left: number,
    readonly right: number,
  ) {
    for (const time of [...times].sort((one, other) => one - other)) {
      if (time - (this.instants.at(-1) ?? Number.NEGATIVE_INFINITY) > ONE_MOMENT) this.instants.push(time);
    }
    const weights = this.instants
      .slice(1)
      .map((time, i) => 1 + Math.log10(1 + (time - (this.instants[i] ?? 0)) / 60_000));
    // The last moment keeps some room after it, for what goes on.
    const unit = (right - left) / (weights.reduce((sum, weight) => sum + weight, 0) + 1);
    this.#xs = [left];
    for (const weight of weights) this.#xs.push(round((this.#xs.at(-1) ?? left) + weight * unit));
  }

  get last(): number {
    return this.instants.at(-1) ?? 0;
  }

  /** The place of a moment; what comes after the last one is at the right edge. */
  x(time: number): number {
    if (time > this.last + ONE_MOMENT) return this.right;
    const next = this.instants.findLastIndex((instant) => instant <= time);
    return this.#xs[Math.max(0, next)] ?? this.left;
  }
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
