import { SetUpError } from '../core/errors';
import { header } from '../core/exchange';
import { noAnonymousReaders } from '../core/skip-reasons';
import { isNamed, type Move } from '../model/move';
import type { Role, User, Who } from '../model/world';
import type { Farm } from '../targets/target';
import { changeUser } from '../wiki/changing-user';
import { type DictOperation, useDict } from '../wiki/dict-macro';
import { clearingLink } from '../wiki/remote-prompt';
import { isClosed } from '../wiki/sign-in-form';
import { signInLink } from '../wiki/signing-in';
import { signedInAs } from '../wiki/user-name';
import type { Visitor } from '../wiki/visitor';
import { type Account, addressOfPage, type Wiki } from '../wiki/wiki';
import type { Seen } from './observer';

/** How often a superuser who acts as another user has to sign out. */
const SIGN_OUTS = 2;

/** Does at a wiki what is a visit or ends with one. Returns what it showed besides the page. */
export async function visit(move: Extract<Move, { at: Role }>, visitor: Visitor, wiki: Wiki): Promise<Seen> {
  switch (move.does) {
    case 'open':
      await visitor.open(wiki, isNamed(move.page) ? addressOfPage(wiki, move.page) : move.page);
      return {};
    case 'macro': {
      const reading = await visitor.openExampleMacro(wiki);
      if (visitor.page && isClosed(visitor.page, wiki)) throw noAnonymousReaders();
      return { reading };
    }
    case 'dict': {
      const { page, is_new, results, printed } = await useDict(
        visitor.agent,
        wiki,
        move.operations as unknown as DictOperation[],
      );
      visitor.saw(wiki, page);
      return { dict: { is_new, results, printed } };
    }
    case 'sign in':
      await visitor.signIn(wiki).catch(unlessUnanswered);
      await visitor.open(wiki, 'another');
      return {};
    case 'sign in alone':
      await visitor.signIn(wiki).catch(unlessUnanswered);
      return {};
    case 'sign out':
      return signOut(visitor, wiki);
  }
}

/** What was given before is not given to somebody who has signed out. */
async function signOut(visitor: Visitor, wiki: Wiki): Promise<Seen> {
  let from = 0;
  for (let time = 0; time < SIGN_OUTS; time += 1) {
    await visitor.tryToSignOut(wiki);
    from = visitor.evidence.exchanges.length;
    if (!signedInAs(await visitor.open(wiki, 'another'), wiki)) break;
  }
  return { from };
}

/** Does what is done at the first wiki alone. */
export async function use(
  move: Move & { who: Who },
  visitor: Visitor,
  wiki: Wiki,
  { farm, accounts }: { farm: Farm; accounts: ReadonlyMap<User, Account> },
): Promise<Seen> {
  if (move.does === 'follow') {
    const link = signInLink(await visitor.open(wiki, 'front'));
    if (link) await visitor.open(wiki, link);
  } else if (move.does === 'work remotely') await visitor.open(wiki, 'remotePage');
  else if (move.does === 'clear') {
    const link = visitor.page && clearingLink(visitor.page, wiki);
    if (!link) return { error: 'no way to clear the message' };
    await visitor.open(wiki, link);
  } else if (move.does === 'choose') await visitor.chooseRememberMe(wiki, move.on);
  else if (move.does === 'change user') {
    const page = await changeUser(visitor.agent, wiki, (accounts.get(move.to) as Account).name);
    if (page) visitor.saw(wiki, page);
  } else if (move.does === 'come back') {
    const page = await changeUser(visitor.agent, wiki, visitor.account?.name ?? '');
    if (page) visitor.saw(wiki, page);
    else await visitor.tryToSignOut(wiki);
    await visitor.open(wiki, 'another');
  } else if (move.does === 'token') {
    const { tokenHeader = '' } = farm;
    const page = await visitor.open(wiki, 'front');
    await visitor.agent.sendHeaders({ [tokenHeader]: String(header(page.last, tokenHeader) ?? '') });
  }
  return {};
}

/** That signing in was not seen to work shows on the next page. */
export function unlessUnanswered(error: unknown): void {
  if (!(error instanceof SetUpError)) throw error;
}
