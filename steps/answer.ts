import { Then } from '@cucumber/cucumber';
import type { Control } from '../harness/core/checks';
import { NotTestable } from '../harness/core/errors';
import { header } from '../harness/core/exchange';
import { setTwice } from '../harness/core/set-cookie';
import { internalsShown } from '../harness/forged/malformed';
import { redirectsOffSite } from '../harness/forged/open-redirect';
import { address } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { sessionCookiesAmong } from './session-cookies';
import type { Scenario } from './world';

/** That there were answers to look at. */
function answered(scenario: Scenario, answers: readonly unknown[]): Control {
  const unanswered = new NotTestable('an answer is needed', 'a wiki that answers');
  return scenario.checks.control(answers.length > 0, `${answers.length} answers`, unanswered);
}

Then('the answer is no server error', function (this: Scenario) {
  const errors = this.rawExchanges.map(({ status }) => status).filter((status) => status >= 500);
  this.checks.absent(answered(this, this.rawExchanges), 'Server errors', errors.map(String));
});

Then('the answer is 400, and not to the same request with one Host header', async function (this: Scenario) {
  const wiki = await this.wiki();
  const url = address(wiki, wiki.places.front);
  const { status } = await (await this.wire()).send({ method: 'GET', url });
  const [exchange] = this.rawExchanges;
  if (status === 400) {
    throw new NotTestable('a page that is served is needed; the front page is answered 400', 'places: front');
  }
  this.checks.equal(exchange?.status, 400, `The status, where with one Host header it is ${status}`);
});

Then('no answer to {visitor} sets a cookie twice', async function (this: Scenario, person: Person) {
  const exchanges = (await this.visitor(person)).exchangesWith(await this.wiki());
  const setting = exchanges.filter(({ setCookies }) => setCookies.length > 0);
  const control = this.checks.control(
    setting.length > 0,
    `${setting.length} answers set cookies`,
    new NotTestable('an answer that sets a cookie is needed', 'sessions'),
  );
  this.checks.absent(
    control,
    'Cookies that an answer set twice',
    setting.flatMap(({ setCookies }) => setTwice(setCookies)),
  );
});

Then('no answer sets a cookie twice', function (this: Scenario) {
  const twice = this.rawExchanges.flatMap(({ setCookies }) => setTwice(setCookies));
  this.checks.absent(answered(this, this.rawExchanges), 'Cookies that an answer set twice', twice);
});

Then(
  'every answer that set the session cookie says that it must not be stored',
  async function (this: Scenario) {
    const exchanges = this.actor().exchangesWith(await this.wiki());
    const carrying = await sessionCookiesAmong(
      this,
      exchanges.flatMap(({ setCookies }) => setCookies),
    );
    const setting = exchanges.filter(({ setCookies }) => setCookies.some((one) => carrying.includes(one)));
    this.checks.that(setting.length > 0, 'Answers that set the session cookie', 'none', 'at least one');
    const storable = setting.filter((one) => !/\bno-store\b/i.test(header(one, 'cache-control') ?? ''));
    this.checks.absent(
      answered(this, setting),
      'Answers that set the session cookie without Cache-Control: no-store',
      storable.map((one) => `${one.url.pathname}: ${header(one, 'cache-control') ?? 'no Cache-Control'}`),
    );
  },
);

Then('no answer leads to the other site', async function (this: Scenario) {
  const wiki = await this.wiki();
  const away = this.rawExchanges.flatMap((exchange) => redirectsOffSite(exchange, wiki) ?? []);
  this.checks.absent(answered(this, this.rawExchanges), 'Redirects off the site', away);
});

Then("the answer shows nothing of the server's internals", async function (this: Scenario) {
  const wiki = await this.wiki();
  const url = address(wiki, wiki.places.front);
  const ordinary = await (await this.wire()).follow({ method: 'GET', url });
  const shown = this.rawExchanges.flatMap((exchange) => internalsShown(exchange, ordinary));
  this.checks.absent(
    answered(this, this.rawExchanges),
    "What the answer shows of the server's internals",
    shown,
  );
});
