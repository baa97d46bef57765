import { Given } from '@cucumber/cucumber';
import type { Lifetime, Scheme } from '../harness/core/settings';
import { CONDITIONS } from '../harness/targets/conditions';
import type { LayoutName } from '../harness/targets/layouts';
import { type Condition, exactly } from '../harness/targets/wiki-request';
import type { Scenario } from './world';

Given('a wiki with cookie_lifetime {lifetime}', function (this: Scenario, cookie_lifetime: Lifetime) {
  this.conditions.push(exactly({ cookie_lifetime }));
});

Given('a wiki with {condition}', function (this: Scenario, condition: Condition) {
  this.conditions.push(condition);
});

Given('a wiki with a positive anonymous lifetime and another logged-in lifetime', function (this: Scenario) {
  this.conditions.push(CONDITIONS['two different positive lifetimes']);
});

Given('a wiki with logged-in sessions disabled and anonymous sessions disabled', function (this: Scenario) {
  this.conditions.push(CONDITIONS['anonymous sessions disabled'], CONDITIONS['logged-in sessions disabled']);
});

Given('a wiki with sessions', function (this: Scenario) {
  this.conditions.push(CONDITIONS['logged-in sessions']);
});

Given('a wiki with cookie_lifetime unset', function (this: Scenario) {
  this.conditions.push(exactly({ cookie_lifetime: null }));
});

Given('a wiki with cookie_domain unset', function (this: Scenario) {
  this.conditions.push(exactly({ cookie_domain: null }));
});

Given('a wiki with cookie_path unset', function (this: Scenario) {
  this.conditions.push(exactly({ cookie_path: null }));
});

Given('a wiki with cookie_domain unset, its sibling host and a host below it', function (this: Scenario) {
  this.layout = 'one wiki on a host with a name';
  this.conditions.push(exactly({ cookie_domain: null }));
});

Given('a wiki under a path of its host, with cookie_path unset', function (this: Scenario) {
  this.layout = 'one wiki under a path';
  this.conditions.push(exactly({ cookie_path: null }));
});

Given('a wiki under the path \\/farm\\/one', function (this: Scenario) {
  this.layout = 'one wiki under a path';
});

Given('a wiki whose session_service is another one', function (this: Scenario) {
  this.conditions.push(exactly({ session_service: 'another' }), exactly({ cookie_lifetime: [1, 12] }));
});

Given('a farm on {layout}', function (this: Scenario, layout: LayoutName) {
  this.layout = layout;
});

Given('a farm of two wikis that differ in their session_service alone', function (this: Scenario) {
  this.layout = 'two hosts';
  this.conditions.push(exactly({ cookie_lifetime: [1, 12] }), {
    ...exactly({ cookie_lifetime: [1, 12], session_service: 'another' }),
    only: 'second',
  });
});

Given('a wiki over {scheme}', function (this: Scenario, scheme: Scheme) {
  this.scheme = scheme;
  this.conditions.push(CONDITIONS['logged-in sessions']);
});

Given('a wiki over {scheme}, on a host with a name', function (this: Scenario, scheme: Scheme) {
  this.layout = 'one wiki on a host with a name';
  this.scheme = scheme;
  this.conditions.push(CONDITIONS['logged-in sessions']);
});

Given('its cookie_name is unset', function (this: Scenario) {
  this.conditions.push(exactly({ cookie_name: null }));
});

Given(/^its cookie_name is (?!unset)(\S+)$/, function (this: Scenario, cookie_name: string) {
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

Given(
  /^its (cookie_secure|cookie_httponly) is (unset|true|false)$/,
  function (this: Scenario, name: 'cookie_secure' | 'cookie_httponly', value: string) {
    this.conditions.push(exactly({ [name]: value === 'unset' ? null : value === 'true' }));
  },
);

Given('its {condition}', function (this: Scenario, condition: Condition) {
  this.conditions.push(condition);
});

Given(/^its cookie_domain is (?!unset)(\S+)$/, function (this: Scenario, cookie_domain: string) {
  this.conditions.push(exactly({ cookie_domain }));
});

Given('its cookie_domain is unset', function (this: Scenario) {
  this.conditions.push(exactly({ cookie_domain: null }));
});

Given('its cookie_path is {word}', function (this: Scenario, cookie_path: string) {
  this.conditions.push(exactly({ cookie_path }));
});

Given('its cookie_domain and cookie_path are unset', function (this: Scenario) {
  this.conditions.push(exactly({ cookie_domain: null, cookie_path: null }));
});

Given('anonymous sessions are enabled by the auth list of the first wiki alone', function (this: Scenario) {
  const others = ['moin_login', 'moin_session'];
  const auth = { first: [...others, 'moin_anon_session'], second: others };
  for (const only of ['first', 'second'] as const) {
    this.conditions.push({ ...exactly({ auth: auth[only], anonymous_cookie_lifetime: 1 }), only });
  }
});

Given('anonymous sessions are enabled', function (this: Scenario) {
  this.conditions.push(CONDITIONS['a positive anonymous lifetime']);
});
