import { setTimeout as pause } from 'node:timers/promises';
import type { Network } from '../agents/network';
import type { Clock } from '../core/clock';
import { HOUR, SECOND } from '../core/duration';

const PAUSE = 20;

/** A server may keep its Date header for a second. */
const DATE_TO_FOLLOW_WITHIN = 3 * SECOND;

/**
 * Asks an address until it answers with a status below 500, for `within` ms. Resolves to what stood in the way, or
 * undefined when it answers. `givenUp` is asked before each attempt.
 */
export async function untilAnswers(
  network: Network,
  url: URL,
  within: number,
  givenUp: () => boolean,
): Promise<string | undefined> {
  const deadline = Date.now() + within;
  let seen = 'nothing';
  while (!givenUp() && Date.now() < deadline) {
    try {
      const { status } = await network.send(url, 'GET', {}, undefined, Math.max(1, deadline - Date.now()));
      if (status < 500) return undefined;
      seen = `status ${status}`;
    } catch (error) {
      seen = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    }
    await pause(PAUSE);
  }
  return seen;
}

/** Moves a wiki's clock by an hour and tells by its Date header, where it sends one, whether its time has moved. */
export async function clockIsControllable(network: Network, url: URL, clock: Clock): Promise<boolean> {
  await clock.advance?.(HOUR);
  const deadline = Date.now() + DATE_TO_FOLLOW_WITHIN;
  while (Date.now() < deadline) {
    const { headers } = await network.send(url);
    if (typeof headers.date !== 'string') return true;
    if (Math.abs(Date.parse(headers.date) - clock.now()) < HOUR / 2) return true;
    await pause(PAUSE);
  }
  return false;
}
