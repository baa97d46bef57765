import { Then, When } from '@cucumber/cucumber';
import { Page } from '../harness/agents/page';
import { formPost, type WireRequest } from '../harness/agents/wire/wire';
import { SECOND } from '../harness/core/duration';
import { NotTestable } from '../harness/core/errors';
import type { Exchange } from '../harness/core/exchange';
import {
  type DictRequest,
  dictOnTheWire,
  didOperations,
  FIELD,
  prepareDict,
  useDict,
} from '../harness/wiki/dict-macro';
import type { Visitor } from '../harness/wiki/visitor';
import { address, type Wiki } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { offersForm } from './signing-in';
import type { Scenario } from './world';

/** Does something while a request of the visitor's own that has an extension set a value is not sent in full yet. */
async function during(
  scenario: Scenario,
  visitor: Visitor,
  key: string,
  value: number,
  act: (wiki: Wiki) => Promise<unknown>,
): Promise<Exchange> {
  const wiki = await scenario.wiki();
  const { agent } = visitor;
  // That the wiki does what this visitor sends by POST is seen before.
  const wire = await scenario.wire();
  assertTaken(await wire.follow(dictPost(await prepareDict(agent, wiki, [['has', 'key']])), agent));
  const request = dictPost(await prepareDict(agent, wiki, [['set', key, value]]));
  const held = await wire.begin(request, agent);
  try {
    await assertServesMeanwhile(scenario, wiki);
    await act(wiki);
    return await held.finish();
  } finally {
    held.abandon();
  }
}

/** A wiki begins to work at a request when its headers are complete: what can be held back is a body. */
function dictPost(request: DictRequest): WireRequest {
  if (!(request instanceof URL)) return dictOnTheWire(request);
  const url = new URL(request);
  url.searchParams.delete(FIELD);
  return formPost(url, [[FIELD, request.searchParams.get(FIELD) ?? '']]);
}

function assertTaken(exchange: Exchange): void {
  const page = new Page([exchange], exchange.body);
  if (page.status < 400 && didOperations(page)) return;
  throw new NotTestable(
    `a dict macro that works by POST is needed; this one answers ${page.status} and does nothing`,
    'places: dictMacro: a page that has a form with a field "session" for its macro (targets/README.md)',
  );
}

/** In how many milliseconds a wiki answers while another request is not sent in full yet. */
const SERVES_WITHIN = 10 * SECOND;

/** Where a server takes one request at a time, none can overlap. */
async function assertServesMeanwhile(scenario: Scenario, wiki: Wiki): Promise<void> {
  const { network } = (await scenario.run()).target;
  const front = address(wiki, wiki.places.front);
  await network.send(front, 'GET', {}, undefined, SERVES_WITHIN).catch(() => {
    throw new NotTestable(
      'a wiki that answers while another request is under way is needed; this one takes one at a time',
      'a server with several threads or processes before the wiki, as it has in earnest',
    );
  });
}

When(
  '{visitor} signs in during a request that sets {string} to {int}',
  async function (this: Scenario, person: Person, key: string, value: number) {
    const visitor = await this.visitor(person);
    await during(this, visitor, key, value, (wiki) => visitor.signIn(wiki));
  },
);

When(
  '{visitor} signs in once more during a request that sets {string} to {int}',
  async function (this: Scenario, person: Person, key: string, value: number) {
    const visitor = await this.visitor(person);
    await offersForm(visitor, await this.wiki());
    await during(this, visitor, key, value, (wiki) => visitor.signIn(wiki));
  },
);

When(
  '{visitor} signs out during a request that sets {string} to {int}',
  async function (this: Scenario, person: Person, key: string, value: number) {
    const visitor = await this.visitor(person);
    await during(this, visitor, key, value, (wiki) => visitor.tryToSignOut(wiki));
  },
);

When(
  "{visitor}'s extension sets {string} to {int} during a request that sets {string} to {int}",
  async function (this: Scenario, person: Person, quick: string, its: number, slow: string, value: number) {
    const visitor = await this.visitor(person);
    const { status } = await during(this, visitor, slow, value, (wiki) =>
      useDict(visitor.agent, wiki, [['set', quick, its]]),
    );
    if (status >= 400 && status < 500) {
      throw new NotTestable(
        `a form of the dict macro that may be sent while another is is needed; this one answers ${status}`,
        'places: dictMacro: a page whose form may be sent more than once',
      );
    }
  },
);

When(
  "{int} requests of {visitor}'s set a key each at once",
  async function (this: Scenario, count: number, person: Person) {
    const wiki = await this.wiki();
    const { agent } = await this.visitor(person);
    const requests: WireRequest[] = [];
    for (let number = 0; number < count; number += 1) {
      requests.push(dictOnTheWire(await prepareDict(agent, wiki, [['set', `key ${number}`, number]])));
    }
    await Promise.all(requests.map((request) => this.send(request, agent)));
  },
);

Then('all {int} keys are in the session', async function (this: Scenario, count: number) {
  const { results } = await useDict(
    this.actor().agent,
    await this.wiki(),
    Array.from({ length: count }, (_, number) => ['get', `key ${number}`]),
  );
  const expected = Array.from({ length: count }, (_, number) => number);
  this.checks.equal(results, expected, 'The values that the parallel requests set');
});
