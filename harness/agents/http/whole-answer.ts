import { SECOND } from '../../core/duration';
import { decodePage } from '../charset';
import { decoded } from './content-encoding';

/** How long a wiki may be silent before it counts as not answering, in milliseconds. */
export const SILENT_AT_MOST = 20 * SECOND;

/** How long an answer may take from first to last, in milliseconds: one that drips is never silent for long. */
const ANSWER_WITHIN = 60 * SECOND;

/** Bytes of the largest answer that is read: no page of a wiki is as long, and what never ends has to have an end. */
export const LONGEST = 16 * 1024 * 1024;

/** How Node.js reads any answer: whether it keeps to the letter of HTTP is nobody's question here. */
export const READ_AS = { maxHeaderSize: 64 * 1024, insecureHTTPParser: true };

/** Nothing came for SILENT_AT_MOST. */
export class SilentError extends Error {
  constructor() {
    super(`nothing came for ${SILENT_AT_MOST / SECOND} seconds`);
  }
}

export interface Response {
  status: number;
  /** Names in lower case. */
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** What the body was encoded in, by the Encoding standard's name. */
  encoding: string;
}

/** An answer as it comes. */
export class IncomingAnswer {
  status = 0;
  headers: Response['headers'] = {};
  /** Ends what brings it. */
  abandon: (why: Error) => void = () => {};
  #chunks: Buffer[] = [];
  #length = 0;

  begin(status: number, headers: Response['headers']): void {
    this.status = status;
    this.headers = headers;
  }

  /** Takes a part of the body. Throws when there are too many. */
  take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    if (this.#length > LONGEST) throw new Error(`more than ${LONGEST >> 20} MiB came`);
  }

  async whole(): Promise<Response> {
    const { status, headers } = this;
    const bytes = await decoded(Buffer.concat(this.#chunks), headers['content-encoding'], LONGEST);
    const { html, encoding } = decodePage(bytes, [headers['content-type']].flat()[0]);
    return { status, headers, body: html, encoding };
  }

  /** What had come, in words. */
  get describe(): string {
    return this.status ? `status ${this.status} and ${this.#length} bytes of the body` : 'no whole header';
  }
}

/**
 * Reads an answer to its end. `ask` resolves when it has all of it, and says how it is abandoned. Rejects, saying what
 * had come, when that does not come `within` milliseconds.
 */
export async function wholeAnswer(
  ask: (answer: IncomingAnswer) => Promise<void>,
  within = ANSWER_WITHIN,
): Promise<Response> {
  const answer = new IncomingAnswer();
  let late: Error | undefined;
  // AbortSignal.timeout would keep the whole scenario in memory for as long.
  const timer = setTimeout(() => {
    late = new Error(`its end had not come after ${within / SECOND} seconds`);
    answer.abandon(late);
  }, within);
  try {
    await ask(answer);
    return await answer.whole();
  } catch (error) {
    const why = late ?? (error instanceof SilentError ? error : undefined);
    if (!why) throw error;
    throw new Error(`${why.message}; until then there was ${answer.describe}`);
  } finally {
    clearTimeout(timer);
  }
}
