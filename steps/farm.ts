import { Given } from '@cucumber/cucumber';
import { CONDITIONS } from '../harness/targets/conditions';
import type { LayoutName } from '../harness/targets/layouts';
import { exactly } from '../harness/targets/wiki-request';
import type { Scenario } from './world';

Given('a farm on {layout}', function (this: Scenario, layout: LayoutName) {
  this.layout = layout;
});

Given('a farm on {layout} with anonymous sessions', function (this: Scenario, layout: LayoutName) {
  this.layout = layout;
  this.conditions.push(CONDITIONS['a positive anonymous lifetime']);
});

Given('a farm on two hosts, which its cookie_domain covers', function (this: Scenario) {
  this.layout = 'two hosts';
  this.conditions.push(CONDITIONS['cookie_domain covers both hosts']);
});

Given('a farm on two paths of one host, which its cookie_path covers', function (this: Scenario) {
  this.layout = 'two paths of one host';
  this.conditions.push(CONDITIONS['cookie_path covers both paths']);
});

Given('a farm of two wikis that differ in their session_service alone', function (this: Scenario) {
  this.layout = 'two hosts';
  this.conditions.push(exactly({ cookie_lifetime: [1, 12] }), {
    ...exactly({ cookie_lifetime: [1, 12], session_service: 'another' }),
    only: 'second',
  });
});

Given('the cookie_path of each of its wikis covers its own path alone', function (this: Scenario) {
  this.conditions.push(
    CONDITIONS['cookie_path covers the first path'],
    CONDITIONS['cookie_path covers the second path'],
  );
});

Given('its cookie_name, cookie_domain and cookie_path are unset', function (this: Scenario) {
  this.conditions.push(exactly({ cookie_name: null, cookie_domain: null, cookie_path: null }));
});

Given(/^its cookie_name is (\S+)$/, function (this: Scenario, cookie_name: string) {
  this.conditions.push(exactly({ cookie_name }));
});

Given(
  'the cookie_name of its wikis is {word} and {word}',
  function (this: Scenario, first: string, second: string) {
    this.conditions.push(
      { ...exactly({ cookie_name: first }), only: 'first' },
      { ...exactly({ cookie_name: second }), only: 'second' },
    );
  },
);

Given('anonymous sessions are enabled by the auth list of the first wiki alone', function (this: Scenario) {
  const others = ['moin_login', 'moin_session'];
  const auth = { first: [...others, 'moin_anon_session'], second: others };
  for (const only of ['first', 'second'] as const) {
    this.conditions.push({ ...exactly({ auth: auth[only], anonymous_cookie_lifetime: 1 }), only });
  }
});
