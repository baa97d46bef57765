import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { NotTestable, SetUpError } from '../harness/core/errors';
import type { Lifetime } from '../harness/core/settings';
import type { Placement } from '../harness/targets/placement';
import { exactly } from '../harness/targets/wiki-request';
import type { DictOperation, DictReading } from '../harness/wiki/dict-macro';
import { describeReading } from '../harness/wiki/example-macro';
import type { Places } from '../harness/wiki/wiki';
import type { Person } from './parameter-types';
import { copyCookies, replayer } from './replayed-cookies';
import { extension, readDict } from './request-session';
import { signsOutCompletely } from './signing-in';
import type { Scenario } from './world';

// What stories are told in that exploration finds: one thing at a time, at whichever wiki of a farm.

Given('a wiki on a host with a name', function (this: Scenario) {
  this.layout = 'one wiki on a host with a name';
});

Given('its cookie_lifetime is {lifetime}', function (this: Scenario, cookie_lifetime: Lifetime) {
  this.conditions.push(exactly({ cookie_lifetime }));
});

Given('its cookie_lifetime is unset', function (this: Scenario) {
  this.conditions.push(exactly({ cookie_lifetime: null }));
});

Given('its session_service is another one', function (this: Scenario) {
  this.conditions.push(exactly({ session_service: 'another' }));
});

Given(
  'its anonymous_cookie_lifetime is {float}',
  function (this: Scenario, anonymous_cookie_lifetime: number) {
    this.conditions.push(exactly({ anonymous_cookie_lifetime }));
  },
);

Given('its anonymous_cookie_lifetime is unset', function (this: Scenario) {
  this.conditions.push(exactly({ anonymous_cookie_lifetime: null }));
});

type Role = Placement['role'];

When(
  '{visitor} opens {place} of the {which} wiki',
  async function (this: Scenario, person: Person, place: keyof Places, role: Role) {
    await (await this.visitor(person)).open(await this.wiki(role), place);
  },
);

When(
  '{visitor} opens the example macro of the {which} wiki',
  async function (this: Scenario, person: Person, role: Role) {
    await (await this.visitor(person)).openExampleMacro(await this.wiki(role));
  },
);

When('{visitor} signs in at the {which} wiki', async function (this: Scenario, person: Person, role: Role) {
  await (await this.visitor(person)).signIn(await this.wiki(role));
});

When(
  '{visitor} tries to sign in at the {which} wiki',
  async function (this: Scenario, person: Person, role: Role) {
    const visitor = await this.visitor(person);
    await visitor.signIn(await this.wiki(role)).catch((error) => {
      // Where it should have signed in, the next page shows it.
      if (!(error instanceof SetUpError)) throw error;
    });
  },
);

async function signsOut(this: Scenario, person: Person, role: Role = 'first'): Promise<void> {
  await signsOutCompletely(await this.visitor(person), await this.wiki(role));
}

When('{visitor} signs out completely', function (this: Scenario, person: Person) {
  return signsOut.call(this, person);
});

When('{visitor} signs out completely at the {which} wiki', signsOut);

When(
  '{visitor} chooses remember_me {choice} in the preferences',
  async function (this: Scenario, person: Person, choice: boolean) {
    await (await this.visitor(person)).chooseRememberMe(await this.wiki(), choice);
  },
);

When(
  '{visitor} keeps a copy of the cookies that nobody tries',
  async function (this: Scenario, person: Person) {
    const visitor = await this.visitor(person);
    const cookies = await visitor.cookiesHeld(await this.wiki());
    // Another login shows what a copy is worth: to try this one would be to use it.
    const other = await this.newVisitor(person.name, visitor.account);
    await other.signIn(await this.wiki());
    this.replayed = { ...(await copyCookies(this, other)), cookies };
    this.current = visitor;
  },
);

When('somebody else replays the cookies', async function (this: Scenario) {
  const { current } = this;
  await (await replayer(this, this.replayed?.cookies ?? [])).open(await this.wiki(), 'another');
  this.current = current;
});

const readings = new WeakMap<Scenario, DictReading>();

async function does(this: Scenario, person: Person, role: Role, table: DataTable): Promise<void> {
  const operations = table.raw().map(([name, key, value]) => {
    if (name === 'keys') return [name];
    return name === 'set' ? [name, key, valueIn(value ?? '')] : [name, key];
  }) as DictOperation[];
  readings.set(this, await readDict(this, await this.visitor(person), operations, role));
}

When(
  "{visitor}'s extension does in one request:",
  function (this: Scenario, person: Person, table: DataTable) {
    return does.call(this, person, 'first', table);
  },
);

When("{visitor}'s extension does in one request at the {which} wiki:", does);

/** `x 5000 times`, or JSON. */
function valueIn(text: string): unknown {
  const repeated = /^x (\d+) times$/.exec(text);
  return repeated ? 'x'.repeat(Number(repeated[1])) : JSON.parse(text);
}

Then(/^line (\d+) gives (.+)$/, async function (this: Scenario, line: string, text: string) {
  const expected = valueIn(text);
  const seen = readings.get(this)?.results[Number(line) - 1];
  const what = `What line ${line} gave`;
  if (expected !== false) {
    // The order of a dict's keys is no rule.
    const sorted =
      Array.isArray(expected) && Array.isArray(seen) && expected.every((each) => typeof each === 'string');
    this.checks.equal([sorted ? [...seen].sort() : seen], [expected], what);
    return;
  }
  const known = await this.known();
  const control = this.checks.control(
    await known.showsValues(),
    'the dict macro was seen to show values',
    new NotTestable('a dict macro that was seen to show a value is needed', 'places: dictMacro'),
  );
  this.checks.absent(control, what, seen === false ? [] : [JSON.stringify(seen)], 'false');
});

Then(/^is_new is (true|false)$/, function (this: Scenario, expected: string) {
  const { is_new } = readings.get(this) ?? {};
  this.checks.that(String(is_new) === expected, 'is_new of request.session', String(is_new), expected);
});

Then('replaying the cookies finds {string}', async function (this: Scenario, key: string) {
  const other = await replayer(this, this.replayed?.cookies ?? []);
  const [found] = await extension(this, other, [['has', key]]);
  this.checks.equal(found, true, `"${key}" in request.session of somebody else who sends the cookies`);
});

Then('it loads the number that was set last', function (this: Scenario) {
  const { readings, name } = this.actor();
  const set = readings.findLast(({ says }) => says === 'set');
  const last = readings.at(-1);
  this.checks.that(
    set?.says === 'set' && last?.says === 'loaded' && last.value === set.value,
    `What the example macro said to ${name}`,
    readings.map(describeReading).join('; '),
    set?.says === 'set' ? `loaded ${set.value}` : 'first that it set a number',
  );
});

Then('it does not load a number', function (this: Scenario) {
  const last = this.actor().readings.at(-1);
  const control = this.checks.control(
    last !== undefined && last.says !== 'something else',
    'the example macro said one of its texts',
    new NotTestable('the example macro is needed', 'places: exampleMacro'),
  );
  this.checks.absent(
    control,
    'What the example macro loaded',
    last?.says === 'loaded' ? [String(last.value)] : [],
  );
});

Then('no two visitors were given one number', function (this: Scenario) {
  const set = this.everybody.flatMap(({ readings }) =>
    readings.flatMap((each) => (each.says === 'set' ? [each.value] : [])),
  );
  const twice = set.filter((value, index) => set.indexOf(value) !== index);
  const control = this.checks.control(
    set.length > 1,
    `${set.length} numbers were set`,
    new NotTestable('two numbers are needed', 'places: exampleMacro'),
  );
  this.checks.absent(control, 'Numbers that were set twice', twice.map(String));
});

Then('the page is not an error of the server', function (this: Scenario) {
  const { page } = this.actor();
  const seen = page?.describe() ?? 'no page';
  this.checks.that(
    page !== undefined && page.status < 500,
    'The page',
    seen,
    'a page with a status below 500',
  );
});
