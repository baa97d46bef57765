import { NonConformance, SetUpError } from '../harness/core/errors';
import type { Exchange } from '../harness/core/exchange';
import type { Scenario } from './world';

/** RFC 9110 15.6.3 to 15.6.5: the server in front got no good answer, or this one can't give any "currently". */
const BY_NATURE = [502, 503, 504];

/**
 * A failure as it is, or, where a server error came in between and does not come when the same is asked again, that
 * nothing is said about the rule.
 */
export async function withPassingTrouble(scenario: Scenario, error: unknown): Promise<unknown> {
  if (!(error instanceof NonConformance)) return error;
  for (const exchange of scenario.evidence.exchanges.filter(({ status }) => status >= 500)) {
    const why = scenario.rawExchanges.includes(exchange) ? undefined : await whyPassing(scenario, exchange);
    if (!why) continue;
    const { method, url, status } = exchange;
    return new SetUpError(
      `${method} ${url.href} was answered ${status}, ${why}: what this led to says nothing about the rule.\n` +
        `${error.message}\nSee what troubles the wiki, and run again.`,
    );
  }
  return error;
}

/** Why the trouble is one that passes; undefined where it may be the wiki's own. Only a GET can be asked again. */
async function whyPassing(
  scenario: Scenario,
  { method, url, cookie, extraHeaders = {}, status }: Exchange,
): Promise<string | undefined> {
  if (method !== 'GET')
    return BY_NATURE.includes(status) ? 'by which a server says that the trouble will pass' : undefined;
  const headers = [
    ...(cookie === undefined ? [] : [['Cookie', cookie] as const]),
    ...Object.entries(extraHeaders),
  ];
  try {
    const again = await (await scenario.wire()).send({ method, url, headers });
    return again.status < 500 ? 'and not when it was asked again' : undefined;
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    return undefined;
  }
}
