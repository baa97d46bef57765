import { Then } from '@cucumber/cucumber';
import { asciiDomain } from '../harness/core/cookie-scope';
import { describeDuration, GRANULARITY } from '../harness/core/duration';
import { NotTestable } from '../harness/core/errors';
import { readSetCookie, type SetCookie } from '../harness/core/set-cookie';
import type { Visitor } from '../harness/wiki/visitor';
import { attributesOf } from './cookie-lifetime';
import type { Person } from './parameter-types';
import { lastSessionCookies, sessionCookiesGiven } from './session-cookies';
import type { Scenario } from './world';

type Flag = 'Secure' | 'HttpOnly';

/** What a rule says of the cookie holds for each cookie that carries the session, whether a browser takes it or not. */
async function eachOf(
  scenario: Scenario,
  visitor: Visitor,
  what: string,
  expected: string,
  look: (cookie: SetCookie) => { holds: boolean; seen: string },
): Promise<void> {
  for (const cookie of await lastSessionCookies(scenario, visitor, 'set')) {
    const { holds, seen } = look(cookie);
    scenario.checks.that(holds, what, `${cookie.name}: ${seen}`, expected);
  }
}

async function hasFlag(scenario: Scenario, person: Person, flag: Flag, expected: boolean): Promise<void> {
  const visitor = await scenario.visitor(person);
  const what = `The session cookie of ${person.name}`;
  await eachOf(scenario, visitor, what, `${expected ? '' : 'not '}${flag}`, ({ secure, httpOnly, line }) => {
    const seen = flag === 'Secure' ? secure : httpOnly;
    return { holds: seen === expected, seen: `${seen ? '' : 'not '}${flag}: ${attributesOf(line)}` };
  });
}

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

Then('the session cookies of the two wikis have different names', async function (this: Scenario) {
  const visitor = this.actor();
  const namesAt = async (role: 'first' | 'second') =>
    (await sessionCookiesGiven(this, visitor, await this.wiki(role))).map(({ name }) => name);
  const [first, second] = [await namesAt('first'), await namesAt('second')];
  this.checks.that(
    first.length > 0 && second.length > 0,
    'The session cookies',
    `${first.length} by the first wiki, ${second.length} by the second`,
    'one by each wiki',
  );
  this.checks.that(
    !first.some((name) => second.includes(name)),
    'The names of the session cookies',
    `${[...new Set(first)].join(', ')} at the first wiki, ${[...new Set(second)].join(', ')} at the second`,
    'different ones',
  );
  // RFC 6265 4.1.1: cookie-name = token
  const names = [...first, ...second];
  const odd = names.filter((name) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name));
  const control = this.checks.control(
    names.length > 0,
    `${names.length} names`,
    new NotTestable('a session cookie is needed', 'sessions'),
  );
  this.checks.absent(control, 'Names of session cookies that are not tokens', odd);
});

Then("{visitor}'s session cookie is SameSite Lax or Strict", async function (this: Scenario, person: Person) {
  const what = `The SameSite of the session cookie of ${person.name}`;
  await eachOf(this, await this.visitor(person), what, 'Lax or Strict', ({ sameSite }) => ({
    holds: /^(lax|strict)$/i.test(sameSite ?? ''),
    seen: sameSite ?? 'none',
  }));
});

Then(
  "the Expires of {visitor}'s session cookie is the time that its Max-Age says",
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    const exchanges = visitor.exchangesWith(await this.wiki());
    await eachOf(
      this,
      visitor,
      'How long the session cookie lasts by its Expires',
      'as its Max-Age says, where it has both',
      (cookie) => {
        // RFC 6265 4.1: either attribute may be left out, and the cookie then lasts as the other says.
        const at = exchanges.findLast(({ setCookies }) => setCookies.includes(cookie))?.at ?? 0;
        const [byExpires, byMaxAge] = [/;\s*max-age=[^;]*/i, /;\s*expires=[^;]*/i].map(
          (left) => readSetCookie(cookie.line.replace(left, ''), at).lasts,
        );
        if (byExpires === undefined || byMaxAge === undefined) return { holds: true, seen: 'not both' };
        return {
          holds: Math.abs(byExpires - byMaxAge) <= GRANULARITY,
          seen: `${describeDuration(byExpires)}; by its Max-Age ${describeDuration(byMaxAge)}`,
        };
      },
    );
  },
);

Then(
  "the Expires of {visitor}'s session cookie has the form of RFC 6265",
  async function (this: Scenario, person: Person) {
    const expected = 'a date such as Sun, 06 Nov 1994 08:49:37 GMT, where it has one';
    await eachOf(this, await this.visitor(person), 'Expires', expected, ({ line }) => {
      const expires = /;\s*expires=([^;]*)/i.exec(line)?.[1];
      // RFC 6265 4.1.1, by RFC 1123: "Sun, 06 Nov 1994 08:49:37 GMT"
      const holds =
        expires === undefined ||
        /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(expires);
      return { holds, seen: expires ?? 'none' };
    });
  },
);

Then('{visitor} has been given no session cookie', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const exchanges = visitor.exchangesWith(await this.wiki());
  const control = this.checks.control(
    exchanges.some(({ status }) => status < 400),
    `${exchanges.length} answers of this wiki`,
    new NotTestable(`a page that ${person.name} may read is needed`, 'places: front, another'),
  );
  const given = await sessionCookiesGiven(this, visitor);
  this.checks.absent(
    control,
    'Session cookies that were set',
    given.map(({ name }) => name),
  );
});

Then('{visitor} has been given a session cookie', async function (this: Scenario, person: Person) {
  await lastSessionCookies(this, await this.visitor(person));
});
