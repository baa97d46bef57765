import { request } from 'undici';
import { transport } from '../agents/http/transport';
import type { Clock } from '../clock';
import { HOUR, SECOND } from '../duration';

const PAUSE = 20;

/** A server may keep its Date header for a second. */
const DATE_TO_FOLLOW_WITHIN = 3 * SECOND;

/**
 * Asks an address until it answers with a status below 500, for `within` ms. Resolves to what stood in the way, or
 * undefined when it answers. `givenUp` is asked before each attempt.
 */
export async function untilAnswers(
  url: URL,
  within: number,
  givenUp: () => boolean,
): Promise<string | undefined> {
  const deadline = Date.now() + within;
  let seen = 'nothing';
  while (!givenUp() && Date.now() < deadline) {
    try {
      const patience = AbortSignal.timeout(Math.max(1, deadline - Date.now()));
      const { statusCode, body } = await request(url, { dispatcher: transport, signal: patience });
      await body.dump();
      if (statusCode < 500) return undefined;
      seen = `status ${statusCode}`;
    } catch (error) {
      seen = (error as NodeJS.ErrnoException).code ?? String(error);
    }
    await pause();
  }
  return seen;
}

/** Moves a wiki's clock by an hour and tells by its Date header, where it sends one, whether its time has moved. */
export async function movesTime(url: URL, clock: Clock): Promise<boolean> {
  await clock.advance?.(HOUR);
  const deadline = Date.now() + DATE_TO_FOLLOW_WITHIN;
  while (Date.now() < deadline) {
    const { headers, body } = await request(url, { dispatcher: transport });
    await body.dump();
    if (typeof headers.date !== 'string') return true;
    if (Math.abs(Date.parse(headers.date) - clock.now()) < HOUR / 2) return true;
    await pause();
  }
  return false;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE));
