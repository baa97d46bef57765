import { Then } from '@cucumber/cucumber';
import { describeDuration, TOLERANCE } from '../harness/core/duration';
import { readSetCookie } from '../harness/core/set-cookie';
import { eachOf } from './each-cookie';
import type { Person } from './parameter-types';
import type { Scenario } from './world';

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
          holds: Math.abs(byExpires - byMaxAge) <= TOLERANCE,
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
