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

/** An answer whose body is still to come. */
export interface Parts {
  statusCode: number;
  headers: Response['headers'];
  body: AsyncIterable<Buffer>;
}

/** Reads an answer to its end. Rejects, saying what had come, when that does not come `within` milliseconds. */
export async function wholeAnswer(
  ask: (signal: AbortSignal) => Promise<Parts>,
  within = ANSWER_WITHIN,
): Promise<Response> {
  const signal = AbortSignal.timeout(within);
  const chunks: Buffer[] = [];
  let status: number | undefined;
  try {
    const { statusCode, headers, body } = await ask(signal);
    status = statusCode;
    let length = 0;
    for await (const chunk of body) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > LONGEST) throw new Error(`more than ${LONGEST >> 20} MiB came`);
    }
    const bytes = await decoded(Buffer.concat(chunks), headers['content-encoding'], LONGEST);
    const { html, encoding } = decodePage(bytes, [headers['content-type']].flat()[0]);
    return { status, headers, body: html, encoding };
  } catch (error) {
    const late = whyLate(error, signal, within);
    if (!late) throw error;
    const bytes = Buffer.concat(chunks).length;
    const came = status ? `status ${status} and ${bytes} bytes of the body` : 'no whole header';
    throw new Error(`${late}; until then there was ${came}`);
  }
}

function whyLate(error: unknown, { aborted }: AbortSignal, within: number): string | undefined {
  if (aborted) return `its end had not come after ${within / SECOND} seconds`;
  return error instanceof SilentError ? error.message : undefined;
}
