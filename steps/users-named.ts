import { cookieHeader } from '../harness/agents/agent';
import { Page } from '../harness/agents/page';
import { NotTestable } from '../harness/core/errors';
import type { Exchange } from '../harness/core/exchange';
import { isNameOf, signedInAs } from '../harness/wiki/user-name';
import type { Visitor } from '../harness/wiki/visitor';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

const ANA: Person = { name: 'Ana', account: 'user' };
const BEN: Person = { name: 'Ben', account: 'user' };

/** Somebody whose browser shows which cookies sign in, one that remembers her included where there is such a user. */
export async function signedInModel(scenario: Scenario): Promise<Visitor> {
  scenario.accounts.choose(ANA, true);
  const account = await scenario.accountOf(ANA).catch((error) => {
    if (!(error instanceof NotTestable)) throw error;
    return scenario.accountOf(BEN);
  });
  const model = await scenario.newVisitor('another browser', account);
  await model.signIn(await scenario.wiki());
  return model;
}

/**
 * The user that each answer names to a request that no browser would send, where it names one. Throws NotTestable where scripts alone name users: none runs on these answers.
 */
export async function usersNamed(scenario: Scenario): Promise<(string | undefined)[]> {
  const wiki = await scenario.wiki();
  const ana = await scenario.visitor(ANA);
  if (ana.agent.runsScripts) {
    const isThere = (await ana.cookiesHeld(wiki)).length > 0;
    const visitor = isThere ? ana : await signedInModel(scenario);
    const cookie = cookieHeader(await visitor.cookiesHeld(wiki));
    const url = address(wiki, wiki.places.another);
    const headers = [['Cookie', cookie]] as const;
    const own = await (await scenario.wire()).follow({ method: 'GET', url, headers });
    if (!visitor.account || !isNameOf(userOf(own, wiki), visitor.account)) {
      throw new NotTestable(
        'pages that name their user without a script are needed',
        'nothing in a target file: no script runs on an answer to what no browser would send',
      );
    }
  }
  return scenario.rawExchanges.map((exchange) => userOf(exchange, wiki));
}

const userOf = (exchange: Exchange, wiki: Wiki) => signedInAs(new Page([exchange], exchange.body), wiki);
