import { cookieHeader } from '../harness/agents/agent';
import { Page } from '../harness/agents/page';
import { NotTestable } from '../harness/core/errors';
import type { Exchange } from '../harness/core/exchange';
import { isNameOf, signedInAs } from '../harness/wiki/user-name';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Scenario } from './world';

/**
 * The user that each answer names to a request that no browser would send, where it names one. Throws NotTestable where
 * scripts alone name users, or nobody has signed in to show it: none runs on these answers.
 */
export async function usersNamed(scenario: Scenario): Promise<(string | undefined)[]> {
  const wiki = await scenario.wiki();
  const { agent } = await scenario.visitor({ name: 'the visitor' });
  if (agent.runsScripts && !(await namesSomebody(scenario, wiki))) {
    throw new NotTestable(
      'pages that name their user without a script are needed',
      'nothing in a target file: no script runs on an answer to what no browser would send',
    );
  }
  return scenario.rawExchanges.map((exchange) => userOf(exchange, wiki));
}

/** Whether a page names the user of one of the scenario's browsers before any script has run. */
async function namesSomebody(scenario: Scenario, wiki: Wiki): Promise<boolean> {
  const url = address(wiki, wiki.places.another);
  const wire = await scenario.wire();
  for (const visitor of scenario.everybody) {
    const headers = [['Cookie', cookieHeader(await visitor.cookiesHeld(wiki))]] as const;
    const own = visitor.account && (await wire.follow({ method: 'GET', url, headers }));
    if (own && visitor.account && isNameOf(userOf(own, wiki), visitor.account)) return true;
  }
  return false;
}

const userOf = (exchange: Exchange, wiki: Wiki) => signedInAs(new Page([exchange], exchange.body), wiki);
