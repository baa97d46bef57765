import { maskSecrets } from '../core/secrets';

const CHARACTERS_KEPT = 16_384;
const LINES_SHOWN = 20;

/** Longer runs of hexadecimal digits are session ids or digests. */
const IDS = /[0-9a-f]{32,}/gi;

/** The last of what a process printed. */
export class Output {
  #text = '';

  take(chunk: string): void {
    this.#text = (this.#text + chunk).slice(-CHARACTERS_KEPT);
  }

  /** The last lines, indented for a message, without the secrets. */
  tail(): string {
    const lines = this.#text.trimEnd().split('\n');
    if (lines.join('').trim() === '') return 'It printed nothing.';
    const cut = lines.length > LINES_SHOWN ? 'The last of what it printed:' : 'It printed:';
    const shown = lines
      .slice(-LINES_SHOWN)
      .map((line) => `  | ${maskSecrets(line.trimEnd()).replace(IDS, '«masked»')}`);
    return [cut, ...shown].join('\n');
  }
}
