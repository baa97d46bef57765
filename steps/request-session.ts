import type { Control } from '../harness/core/checks';
import { NonConformance, NotTestable } from '../harness/core/errors';
import { refusals } from '../harness/core/set-cookie';
import type { Placement } from '../harness/targets/placement';
import { type DictOperation, type DictReading, NoDictMacro, useDict } from '../harness/wiki/dict-macro';
import type { Visitor } from '../harness/wiki/visitor';
import type { Scenario } from './world';

/** What an extension does with request.session in one request. */
export async function extension(
  scenario: Scenario,
  visitor: Visitor,
  operations: DictOperation[],
  role: Placement['role'] = 'first',
): Promise<unknown[]> {
  return (await readDict(scenario, visitor, operations, role)).results;
}

/** The same, with all that the dict macro said. */
export async function readDict(
  scenario: Scenario,
  visitor: Visitor,
  operations: DictOperation[],
  role: Placement['role'] = 'first',
): Promise<DictReading> {
  const wiki = await scenario.wiki(role);
  const reading = await useDict(visitor.agent, wiki, operations).catch((error) =>
    hasBrokenDown(scenario, error),
  );
  for (const [operation, key] of operations) if (operation === 'set' && key) scenario.keysSet.add(key);
  visitor.saw(wiki, reading.page);
  return reading;
}

/** A macro that shows its line to others, and not where there is no session, has broken down. */
async function hasBrokenDown(scenario: Scenario, error: Error): Promise<never> {
  if (error instanceof NoDictMacro && (await (await scenario.known()).showsValues())) {
    throw new NonConformance(`Using request.session\n  seen:     ${error.message}\n  expected: no error`);
  }
  throw error;
}

export async function readingGives(
  scenario: Scenario,
  visitor: Visitor,
  key: string,
  value: unknown,
): Promise<void> {
  const { results, printed } = await readDict(scenario, visitor, [
    ['has', key],
    ['get', key],
  ]);
  const refused = refusals(visitor.cookiesSet(await scenario.wiki()));
  scenario.checks.equal(
    results,
    [true, value],
    `"${key}" in request.session and request.session["${key}"]`,
    refused.map((each) => `; ${each}`).join(''),
  );
  // A whole number that comes back as 100000.0 is another one to an extension, and not to JSON.parse.
  const expected = numbersIn(JSON.stringify(value));
  if (expected.length > 0) {
    scenario.checks.equal(numbersIn(printed), expected, `The numbers that the dict macro printed`);
  }
  (await scenario.known()).program.valueSeen = true;
}

/** The numbers of a JSON text as they are written there. */
function numbersIn(json: string): string[] {
  return json.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/-?\d[\d.eE+-]*/g) ?? [];
}

/** That the dict macro shows what an earlier request stored, where there is a session. */
export async function valuesShown(scenario: Scenario, visitor: Visitor): Promise<Control> {
  const known = await scenario.known();
  const shown = (await known.showsValues()) || (await inSameRequest(scenario, visitor));
  return scenario.checks.control(
    shown,
    'the dict macro was seen to show values',
    new NotTestable('a dict macro that was seen to show a value is needed', 'places: dictMacro'),
  );
}

/** Where no session is ever available, what the macro stored shows in that request alone, if at all. */
async function inSameRequest(scenario: Scenario, visitor: Visitor): Promise<boolean> {
  const results = await extension(scenario, visitor, [
    ['set', 'control', 1],
    ['has', 'control'],
  ]);
  return results[1] === true;
}

export async function isAbsent(
  scenario: Scenario,
  visitor: Visitor,
  key: string,
  role: Placement['role'] = 'first',
): Promise<void> {
  const [found] = await extension(scenario, visitor, [['has', key]], role);
  const control = await valuesShown(scenario, visitor);
  const what = `"${key}" in request.session${role === 'first' ? '' : ` at the ${role} wiki`}`;
  if (found !== true && found !== false) scenario.checks.equal(found, 'true or false', what);
  scenario.checks.absent(control, what, found ? [key] : []);
}
