import { Then, When } from '@cucumber/cucumber';
import { noSessionsAtOnce } from '../harness/core/skip-reasons';
import { extension, readingGives } from './request-session';
import type { Scenario } from './world';

const ownValue = (number: number) => `value ${number + 1}`;

When(
  /^each of the two (?:visitors|browsers)' extension sets "(\w+)" to a value of (?:their|its) own$/,
  async function (this: Scenario, key: string) {
    for (const [number, visitor] of this.together.entries()) {
      await extension(this, visitor, [['set', key, ownValue(number)]]);
    }
  },
);

Then(
  'reading {string} in the next request gives each of them their own value',
  async function (this: Scenario, key: string) {
    await bothSignedIn(this);
    for (const [number, visitor] of this.together.entries()) {
      await readingGives(this, visitor, key, ownValue(number));
    }
  },
);

/** Throws NotTestable where signing in with one browser has signed the same user out in another. */
async function bothSignedIn(scenario: Scenario): Promise<void> {
  const wiki = await scenario.wiki();
  const [first, second] = scenario.together;
  if (!first?.account || first.account !== second?.account) return;
  if (first.isSignedIn(await first.open(wiki, 'another'), wiki)) return;
  throw noSessionsAtOnce();
}
