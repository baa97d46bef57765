import { Then } from '@cucumber/cucumber';
import { NotTestable } from '../harness/core/errors';
import { replayer } from './replayed-cookies';
import { extension, isAbsent, readingGives, valuesShown } from './request-session';
import type { Scenario } from './world';

Then('the keys that it listed are {string}', function (this: Scenario, key: string) {
  this.checks.equal(
    this.inSameRequest,
    [key],
    'The keys of request.session in the request that changed them',
  );
});

Then(
  'reading {string} in the same request gives {json}',
  function (this: Scenario, key: string, value: unknown) {
    this.checks.equal([this.inSameRequest], [value], `request.session["${key}"] in the request that set it`);
  },
);

Then(
  'reading {string} in the next request gives {json}',
  async function (this: Scenario, key: string, value: unknown) {
    await readingGives(this, this.actor(), key, value);
  },
);

Then(
  'reading {string} in the next request gives the same text',
  async function (this: Scenario, key: string) {
    await readingGives(this, this.actor(), key, this.longText);
  },
);

Then(
  'reading {string} with the cookies of before gives {json}',
  async function (this: Scenario, key: string, value: unknown) {
    const visitor = this.actor();
    await visitor.agent.replay(this.replayed?.cookies ?? []);
    await readingGives(this, visitor, key, value);
  },
);

Then('{string} is in the session', async function (this: Scenario, key: string) {
  const [found] = await extension(this, this.actor(), [['has', key]]);
  this.checks.equal(found, true, `"${key}" in request.session`);
});

Then(
  /^"(\w+)" is not in the session(?: in the next request)?$/,
  async function (this: Scenario, key: string) {
    await isAbsent(this, this.actor(), key);
  },
);

Then('replaying the cookies finds no {string}', async function (this: Scenario, key: string) {
  const { cookies = [], keys } = this.replayed ?? {};
  const foundBefore = keys?.get(key);
  const control =
    foundBefore === undefined
      ? await valuesShown(this, this.actor())
      : this.checks.control(
          foundBefore,
          `a copy of the cookies found "${key}" before`,
          new NotTestable(
            `a copy of all cookies that finds "${key}" is needed, and it did not even before`,
            'nothing in a target file: the session hangs on more than cookies',
          ),
        );
  const { current } = this;
  const [found] = await extension(this, await replayer(this, cookies), [['has', key]]);
  this.current = current;
  this.checks.absent(
    control,
    `"${key}" in request.session of somebody else who sends the cookies`,
    found ? [key] : [],
  );
});

Then('the keys of the session are {string}', async function (this: Scenario, key: string) {
  const results = await extension(this, this.actor(), [['keys']]);
  this.checks.equal(results[0], [key], 'The keys of request.session');
});
