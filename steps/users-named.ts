import { cookieHeader } from '../harness/agents/agent';
import { Page } from '../harness/agents/page';
import { NotTestable } from '../harness/core/errors';
import type { Exchange } from '../harness/core/exchange';
import { isNameOf, signedInAs } from '../harness/wiki/user-name';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

const ANA: Person = { name: 'Ana', account: 'user' };

/**
 * The user that each answer names to a request that no browser would send, where it names one. Ana has to be signed in.
 * Throws NotTestable where scripts alone name users: none runs on these answers.
 */
export async function usersNamed(scenario: Scenario): Promise<(string | undefined)[]> {
  const wiki = await scenario.wiki();
  const visitor = await scenario.visitor(ANA);
  if (visitor.agent.runsScripts) {
    const cookie = cookieHeader(await visitor.cookiesHeld(wiki));
    const url = address(wiki, wiki.places.another);
    const headers = [['Cookie', cookie]] as const;
    const own = await (await scenario.wire()).follow({ method: 'GET', url, headers });
    if (!isNameOf(userOf(own, wiki), await scenario.accountOf(ANA))) {
      throw new NotTestable(
        'pages that name their user without a script are needed',
        'nothing in a target file: no script runs on an answer to what no browser would send',
      );
    }
  }
  return scenario.rawExchanges.map((exchange) => userOf(exchange, wiki));
}

const userOf = (exchange: Exchange, wiki: Wiki) => signedInAs(new Page([exchange], exchange.body), wiki);
