import { Given } from '@cucumber/cucumber';
import { DAY } from '../harness/core/duration';
import type { Lifetime, Scheme } from '../harness/core/settings';
import { CONDITIONS } from '../harness/targets/conditions';
import { type Condition, exactly } from '../harness/targets/wiki-request';
import { advance } from './time';
import type { Scenario } from './world';

Given('a wiki with cookie_lifetime {lifetime}', function (this: Scenario, cookie_lifetime: Lifetime) {
  this.conditions.push(exactly({ cookie_lifetime }));
});

Given('a wiki with {condition}', function (this: Scenario, condition: Condition) {
  this.conditions.push(condition);
});

Given('a wiki with a positive anonymous lifetime and another logged-in lifetime', function (this: Scenario) {
  this.conditions.push(CONDITIONS['two different lifetimes']);
});

Given('a wiki with logged-in sessions disabled and anonymous sessions disabled', function (this: Scenario) {
  this.conditions.push(CONDITIONS['anonymous sessions disabled'], CONDITIONS['logged-in sessions disabled']);
});

Given('a wiki with sessions', function (this: Scenario) {
  this.conditions.push(CONDITIONS['logged-in sessions']);
});

Given('a wiki with sessions that has run for {int} days', async function (this: Scenario, days: number) {
  this.conditions.push(CONDITIONS['logged-in sessions']);
  await advance(this, days * DAY);
});

Given(
  'a wiki with cookie_lifetime {lifetime} and an absolute lifetime of {int} hours',
  function (this: Scenario, cookie_lifetime: Lifetime, absolute_lifetime: number) {
    this.conditions.push(exactly({ cookie_lifetime }), exactly({ absolute_lifetime }));
  },
);

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
  this.conditions.push(exactly({ cookie_domain: null }), CONDITIONS['logged-in sessions']);
});

Given('a wiki under a path of its host, with cookie_path unset', function (this: Scenario) {
  this.layout = 'one wiki under a path';
  this.conditions.push(exactly({ cookie_path: null }), CONDITIONS['logged-in sessions']);
});

Given('a wiki under the path \\/farm\\/one', function (this: Scenario) {
  this.layout = 'one wiki under a path';
});

Given(
  'a wiki under the path \\/farm\\/one with anonymous sessions and cookie_path {word}',
  function (this: Scenario, cookie_path: string) {
    this.layout = 'one wiki under a path';
    this.conditions.push(exactly({ cookie_path }), CONDITIONS['a positive anonymous lifetime']);
  },
);

Given('a wiki whose cookie, open to scripts, is for its own host alone', function (this: Scenario) {
  this.layout = 'one wiki on a host with a name';
  this.conditions.push(
    exactly({ cookie_domain: null }),
    exactly({ cookie_httponly: false }),
    CONDITIONS['logged-in sessions'],
  );
});

Given('a wiki whose cookie, open to scripts, is for the path \\/farm\\/one', function (this: Scenario) {
  this.layout = 'one wiki under a path';
  this.conditions.push(
    exactly({ cookie_path: '/farm/one' }),
    exactly({ cookie_httponly: false }),
    CONDITIONS['logged-in sessions'],
  );
});

Given('a wiki whose session_service is another one', function (this: Scenario) {
  this.conditions.push(exactly({ session_service: 'another' }), exactly({ cookie_lifetime: [1, 12] }));
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

Given(
  /^its (cookie_secure|cookie_httponly|cookie_host_prefix) is (unset|true|false)$/,
  function (this: Scenario, name: 'cookie_secure' | 'cookie_httponly' | 'cookie_host_prefix', value: string) {
    this.conditions.push(exactly({ [name]: value === 'unset' ? null : value === 'true' }));
  },
);

Given('its {condition}', function (this: Scenario, condition: Condition) {
  this.conditions.push(condition);
});

Given(
  /^its (cookie_domain|cookie_path) is (\S+)$/,
  function (this: Scenario, name: 'cookie_domain' | 'cookie_path', value: string) {
    this.conditions.push(exactly({ [name]: value === 'unset' ? null : value }));
  },
);

Given('its cookie_domain and cookie_path are unset', function (this: Scenario) {
  this.conditions.push(exactly({ cookie_domain: null, cookie_path: null }));
});

Given('anonymous sessions are enabled', function (this: Scenario) {
  this.conditions.push(CONDITIONS['a positive anonymous lifetime']);
});

Given('anonymous sessions are disabled', function (this: Scenario) {
  this.conditions.push(CONDITIONS['anonymous sessions disabled']);
});

Given('logged-in sessions are enabled', function (this: Scenario) {
  this.conditions.push(CONDITIONS['logged-in sessions']);
});
