import { Then } from '@cucumber/cucumber';
import { asciiDomain } from '../harness/core/cookie-scope';
import type { SetCookie } from '../harness/core/set-cookie';
import type { Visitor } from '../harness/wiki/visitor';
import { attributesOf } from './cookie-lifetime';
import { eachOf, eachThatSignsIn } from './each-cookie';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

type Flag = 'Secure' | 'HttpOnly';

async function hasFlag(scenario: Scenario, person: Person, flag: Flag, expected: boolean): Promise<void> {
  const what = `The session cookie of ${person.name}`;
  const visitor = await scenario.visitor(person);
  await eachOf(scenario, visitor, what, `${expected ? '' : 'not '}${flag}`, flagOf(flag, expected));
}

function flagOf(flag: Flag, expected: boolean) {
  return ({ secure, httpOnly, line }: SetCookie) => {
    const seen = flag === 'Secure' ? secure : httpOnly;
    return { holds: seen === expected, seen: `${seen ? '' : 'not '}${flag}: ${attributesOf(line)}` };
  };
}

Then('every cookie that signs {visitor} in is HttpOnly', async function (this: Scenario, person: Person) {
  const what = `The cookies that sign ${person.name} in`;
  await eachThatSignsIn(this, await this.visitor(person), what, 'HttpOnly', flagOf('HttpOnly', true));
});

Then("{visitor}'s session cookie is Secure", async function (this: Scenario, person: Person) {
  await hasFlag(this, person, 'Secure', true);
});

Then("{visitor}'s session cookie is not Secure", async function (this: Scenario, person: Person) {
  await hasFlag(this, person, 'Secure', false);
});

Then("{visitor}'s session cookie is HttpOnly", async function (this: Scenario, person: Person) {
  await hasFlag(this, person, 'HttpOnly', true);
});

Then("{visitor}'s session cookie is not HttpOnly", async function (this: Scenario, person: Person) {
  await hasFlag(this, person, 'HttpOnly', false);
});

/** RFC 6265bis, 4.1.3.2: the prefix, and what a browser asks of a cookie with it. */
Then(
  "{visitor}'s session cookie is one that its host alone can set",
  async function (this: Scenario, person: Person) {
    const what = `The session cookie of ${person.name}`;
    const expected = 'a name that begins with __Host-, Secure, Path=/ and no Domain';
    await eachOf(
      this,
      await this.visitor(person),
      what,
      expected,
      ({ name, secure, path, domain, line }) => ({
        holds: name.startsWith('__Host-') && secure && path === '/' && domain === undefined,
        seen: attributesOf(line),
      }),
    );
  },
);

Then("{visitor}'s session cookie names no Domain", async function (this: Scenario, person: Person) {
  await eachOf(
    this,
    await this.visitor(person),
    'The Domain of the session cookie',
    'none',
    ({ domain }) => ({
      holds: domain === undefined,
      seen: domain ?? 'none',
    }),
  );
});

Then("the session cookie's Domain is {word}", async function (this: Scenario, domain: string) {
  await domainIs(this, this.actor(), domain);
});

Then(
  "{visitor}'s session cookie carries the configured Domain",
  async function (this: Scenario, person: Person) {
    await domainIs(this, await this.visitor(person), (await this.wiki()).settings.cookie_domain ?? '');
  },
);

async function domainIs(scenario: Scenario, visitor: Visitor, configured: string): Promise<void> {
  const expected = asciiDomain(configured);
  const what = 'The Domain of the session cookie, in ASCII and without a leading dot';
  await eachOf(scenario, visitor, what, expected, ({ domain }) => {
    const seen = domain === undefined ? 'none' : asciiDomain(domain);
    return { holds: seen === expected, seen };
  });
}

Then("the session cookie's Path is {word}", async function (this: Scenario, path: string) {
  await pathIs(this, this.actor(), path);
});

Then(
  "{visitor}'s session cookie carries the configured Path",
  async function (this: Scenario, person: Person) {
    await pathIs(this, await this.visitor(person), (await this.wiki()).settings.cookie_path ?? '');
  },
);

async function pathIs(scenario: Scenario, visitor: Visitor, expected: string): Promise<void> {
  await eachOf(scenario, visitor, 'The Path of the session cookie', expected, ({ path = 'none' }) => ({
    holds: path === expected,
    seen: path,
  }));
}

Then(
  "{visitor}'s session cookie is named after {word}",
  async function (this: Scenario, person: Person, word: string) {
    const what = 'The name of the session cookie';
    await eachOf(this, await this.visitor(person), what, `one with ${word} in it`, ({ name }) => ({
      holds: name.includes(word),
      seen: name,
    }));
  },
);

Then(
  'every cookie that signs {visitor} in is SameSite Lax or Strict',
  async function (this: Scenario, person: Person) {
    const what = `The SameSite of the cookies that sign ${person.name} in`;
    await eachThatSignsIn(this, await this.visitor(person), what, 'Lax or Strict', ({ sameSite }) => ({
      holds: /^(lax|strict)$/i.test(sameSite ?? ''),
      seen: sameSite ?? 'none',
    }));
  },
);
