import { Then } from '@cucumber/cucumber';
import { valuesOf } from '../harness/agents/wire/wire';
import { insideShown } from '../harness/forged/malformed';
import { leadsAway } from '../harness/forged/open-redirect';
import { setTwice } from '../harness/forged/raw-answers';
import { sessionCookiesSet } from '../harness/wiki/session-cookie';
import type { Person } from './parameter-types';
import { knowSessionCookie } from './session-cookies';
import type { Scene } from './world';

Then('the answer is no server error', function (this: Scene) {
  const errors = this.wireAnswers.map(({ status }) => status).filter((status) => status >= 500);
  this.checks.equal(
    errors.join(', ') || 'none',
    'none',
    `Server errors among ${this.wireAnswers.length} answers`,
  );
});

Then('no answer to {visitor} sets a cookie twice', async function (this: Scene, person: Person) {
  const answers = (await this.visitor(person)).answersOf(await this.wiki());
  const twice = answers.flatMap(({ setCookies }) => setTwice(setCookies));
  this.checks.equal(twice.join(', ') || 'none', 'none', `Cookies set twice among ${answers.length} answers`);
});

Then('no answer sets a cookie twice', function (this: Scene) {
  const twice = this.wireAnswers.flatMap((answer) => setTwice(valuesOf(answer, 'set-cookie')));
  this.checks.equal(
    twice.join(', ') || 'none',
    'none',
    `Cookies set twice among ${this.wireAnswers.length} answers`,
  );
});

Then(
  'every answer that set the session cookie says that it must not be stored',
  async function (this: Scene) {
    const wiki = await this.wiki();
    await knowSessionCookie(this, this.actor(), wiki);
    const setting = this.actor()
      .answersOf(wiki)
      .filter((answer) => sessionCookiesSet(wiki, [answer]).length > 0);
    const storable = setting.filter(
      ({ headers }) => !/\bno-store\b/i.test(String(headers['cache-control'] ?? '')),
    );
    this.checks.that(setting.length > 0, 'Answers that set the session cookie', 'none', 'at least one');
    this.checks.equal(
      storable
        .map(({ url, headers }) => `${url.pathname}: ${headers['cache-control'] ?? 'no Cache-Control'}`)
        .join('; ') || 'none',
      'none',
      'Answers that set the session cookie without Cache-Control: no-store',
    );
  },
);

Then('no answer leads to the other site', async function (this: Scene) {
  const wiki = await this.wiki();
  const away = this.wireAnswers.flatMap((answer) => leadsAway(answer, wiki) ?? []);
  this.checks.equal(
    away.join(', ') || 'none',
    'none',
    `Locations off the site in ${this.wireAnswers.length} answers`,
  );
});

Then("the answer shows nothing of the server's inside", function (this: Scene) {
  const shown = this.wireAnswers.flatMap(insideShown);
  this.checks.equal(shown.join('; ') || 'nothing', 'nothing', 'What the answer shows of the inside');
});
