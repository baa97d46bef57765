import type { Agent } from '../agents/agent';
import { saysToWait } from '../agents/rate-limit';
import { filledPost, type Wire } from '../agents/wire/wire';
import type { Exchange } from '../core/exchange';
import { fillSignIn } from './signing-in';
import type { Account, Wiki } from './wiki';

/** Gives a password, as often as the wiki may be asked or not: being told to wait is an answer like another. */
export async function givePassword(
  agent: Agent,
  wire: Wire,
  wiki: Wiki,
  account: Pick<Account, 'name' | 'password'>,
): Promise<Exchange> {
  // Each time with a form of its own: a wiki may take one once.
  const form = await fillSignIn(agent, wiki, account);
  return wire.send({ ...filledPost(form), mayBeLimited: true }, agent);
}

/** Gives wrong passwords, one after the other, until the wiki says to wait. How many it took. */
export async function guess(
  agent: Agent,
  wire: Wire,
  wiki: Wiki,
  { name }: Account,
  count: number,
): Promise<number> {
  for (let guesses = 0; guesses < count; guesses += 1) {
    const answer = await givePassword(agent, wire, wiki, { name, password: `guess ${guesses}` });
    if (saysToWait(answer)) return guesses;
  }
  return count;
}
