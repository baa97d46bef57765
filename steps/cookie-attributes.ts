import { Then } from '@cucumber/cucumber';
import { describeDuration, GRANULARITY } from '../harness/core/duration';
import { sessionCookiesSet } from '../harness/wiki/session-cookie';
import { configuredLifetime, lastCookie } from './cookie';
import type { Person } from './parameter-types';
import { knowSessionCookie, sessionCookiesGiven } from './session-cookies';
import type { Scene } from './world';

async function hasAttribute(
  scene: Scene,
  person: Person,
  attribute: 'Secure' | 'HttpOnly',
  expected: boolean,
): Promise<void> {
  const { secure, httpOnly, line } = await lastCookie(scene, await scene.visitor(person));
  const seen = attribute === 'Secure' ? secure : httpOnly;
  scene.checks.that(
    seen === expected,
    `The session cookie of ${person.name}`,
    `${seen ? '' : 'not '}${attribute}: ${line.split(';').slice(1).join(';').trim() || 'no attributes'}`,
    `${expected ? '' : 'not '}${attribute}`,
  );
}

Then("{visitor}'s session cookie is Secure", async function (this: Scene, person: Person) {
  await hasAttribute(this, person, 'Secure', true);
});

Then("{visitor}'s session cookie is not Secure", async function (this: Scene, person: Person) {
  await hasAttribute(this, person, 'Secure', false);
});

Then("{visitor}'s session cookie is HttpOnly", async function (this: Scene, person: Person) {
  await hasAttribute(this, person, 'HttpOnly', true);
});

Then("{visitor}'s session cookie is not HttpOnly", async function (this: Scene, person: Person) {
  await hasAttribute(this, person, 'HttpOnly', false);
});

Then(
  "{visitor}'s session cookie is named after {word}",
  async function (this: Scene, person: Person, word: string) {
    const { name } = await lastCookie(this, await this.visitor(person));
    this.checks.that(name.includes(word), 'The name of the session cookie', name, `one with ${word} in it`);
  },
);

Then('the session cookies of the two wikis have different names', async function (this: Scene) {
  const visitor = this.actor();
  const namesAt = async (role: 'first' | 'second') =>
    (await sessionCookiesGiven(this, visitor, await this.wiki(role))).map(({ name }) => name);
  const [first, second] = [await namesAt('first'), await namesAt('second')];
  this.checks.that(
    first.length > 0 && second.length > 0,
    'The session cookies',
    'none was set',
    'one by each wiki',
  );
  this.checks.that(
    !first.some((name) => second.includes(name)),
    'The names of the session cookies',
    `${[...new Set(first)].join(', ')} at the first wiki, ${[...new Set(second)].join(', ')} at the second`,
    'different ones',
  );
  // RFC 6265 4.1.1: cookie-name = token
  const odd = [...first, ...second].filter((name) => !/^[\w!#$%&'*+.^`|~-]+$/.test(name));
  this.checks.equal(odd.join(', ') || 'none', 'none', 'Names of session cookies that are no tokens');
});

Then(
  'each of the last {int} answers has set the session cookie for as many hours as configured',
  async function (this: Scene, count: number) {
    const visitor = this.actor();
    const wiki = await this.wiki();
    await knowSessionCookie(this, visitor, wiki);
    const expected = configuredLifetime(wiki, visitor);
    const lasting = visitor
      .answersOf(wiki)
      .slice(-count)
      .map((answer) => {
        const lasts = sessionCookiesSet(wiki, [answer]).at(-1)?.lasts;
        return lasts === undefined
          ? 'none'
          : describeDuration(Math.abs(lasts - expected) <= GRANULARITY ? expected : lasts);
      });
    const each = describeDuration(expected);
    this.checks.that(
      lasting.every((text) => text === each),
      'How long the session cookies of the last answers last',
      lasting.join('; '),
      `${each}, each of them`,
    );
  },
);

Then("{visitor}'s session cookie is SameSite Lax or Strict", async function (this: Scene, person: Person) {
  const { sameSite } = await lastCookie(this, await this.visitor(person));
  this.checks.that(
    /^(lax|strict)$/i.test(sameSite ?? ''),
    `The SameSite of the session cookie of ${person.name}`,
    sameSite ?? 'none',
    'Lax or Strict',
  );
});

Then(
  "the Expires of {visitor}'s session cookie is the time that its Max-Age says",
  async function (this: Scene, person: Person) {
    const visitor = await this.visitor(person);
    const wiki = await this.wiki();
    const { line } = await lastCookie(this, visitor);
    // RFC 6265 4.1: either attribute may be left out, and the cookie then lasts as the other says.
    const lasting = [/;\s*max-age=[^;]*/i, /;\s*expires=[^;]*/i].map((attribute) => {
      const answers = visitor.answersOf(wiki).filter(({ setCookies }) => setCookies.includes(line));
      const setCookies = [line.replace(attribute, '')];
      return sessionCookiesSet(
        wiki,
        answers.slice(-1).map(({ at }) => ({ setCookies, at })),
      )[0]?.lasts;
    });
    const [byExpires, byMaxAge] = lasting;
    const holds =
      byExpires === undefined || byMaxAge === undefined || Math.abs(byExpires - byMaxAge) <= GRANULARITY;
    this.checks.that(
      holds,
      'How long the session cookie lasts by its Expires',
      byExpires === undefined ? 'no Expires' : describeDuration(byExpires),
      byMaxAge === undefined ? 'any time' : `${describeDuration(byMaxAge)}, as its Max-Age says`,
    );
  },
);

Then(
  "the Expires of {visitor}'s session cookie has the form of RFC 6265",
  async function (this: Scene, person: Person) {
    const { line } = await lastCookie(this, await this.visitor(person));
    const expires = /;\s*expires=([^;]*)/i.exec(line)?.[1];
    // RFC 6265 4.1.1, by RFC 1123: "Sun, 06 Nov 1994 08:49:37 GMT"
    const holds =
      expires === undefined ||
      /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(expires);
    this.checks.that(holds, 'Expires', expires ?? 'none', 'a date such as Sun, 06 Nov 1994 08:49:37 GMT');
  },
);
