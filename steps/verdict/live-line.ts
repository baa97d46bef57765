import type { WriteStream } from 'node:tty';

/** The last line of a terminal, shown in place of what it showed before. */
export class LiveLine {
  #shown = false;

  constructor(readonly stream: WriteStream) {}

  get columns(): number {
    return this.stream.columns || 80;
  }

  show(text: string): void {
    // Without wrapping, so that a line with wide characters is one line all the same.
    this.stream.write(`\r\u001b[?7l${text}\u001b[K\u001b[?7h`);
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) this.stream.write('\r\u001b[K');
    this.#shown = false;
  }
}

/** Whether somebody watches a terminal there that can rewrite its line, and no continuous integration server. */
export function isWatched(stream: unknown, { CI, TERM } = process.env): stream is WriteStream {
  return (stream as Partial<WriteStream>).isTTY === true && !CI && TERM !== 'dumb';
}

/** How long something takes before it is told that it is under way, in milliseconds. */
const SOON = 500;

/** Tells on a terminal what is being done, where that takes a while. */
export function showWhile<T>(
  work: Promise<T>,
  text: string,
  stream: unknown = process.stdout,
  env: NodeJS.ProcessEnv = process.env,
): Promise<T> {
  if (!isWatched(stream, env)) return work;
  const line = new LiveLine(stream);
  const timer = setTimeout(() => line.show(text), SOON);
  return work.finally(() => {
    clearTimeout(timer);
    line.clear();
  });
}
