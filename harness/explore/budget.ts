/** How much of what is given may be spent besides on making one story short. */
const SHRINKING = 0.5;

/** What an exploration may spend: seconds, stories, or as much of either as it takes. */
export class Budget {
  /** Stories told so far. */
  stories = 0;
  readonly #began = performance.now();
  readonly #limits: Spent;
  #shrinkingFrom: Spent = { seconds: 0, stories: 0 };

  constructor({ seconds = Number.POSITIVE_INFINITY, stories = Number.POSITIVE_INFINITY }: Partial<Spent>) {
    this.#limits = { seconds, stories };
  }

  /** Seconds since it began. */
  get seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  get isSpent(): boolean {
    return this.seconds >= this.#limits.seconds || this.stories >= this.#limits.stories;
  }

  beginShrinking(): void {
    this.#shrinkingFrom = { seconds: this.seconds, stories: this.stories };
  }

  /** Whether no more may be spent on the story that is being made short. */
  get isShrunk(): boolean {
    const { seconds, stories } = this.#shrinkingFrom;
    return (
      this.seconds - seconds > SHRINKING * this.#limits.seconds ||
      this.stories - stories > SHRINKING * this.#limits.stories
    );
  }
}

interface Spent {
  readonly seconds: number;
  readonly stories: number;
}
