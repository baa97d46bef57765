import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toRDF } from 'jsonld';
import { earl } from '../../harness/verdict/ci/earl';
import { scenario, verdictOn } from './samples';

interface Triple {
  subject: { value: string };
  predicate: { value: string };
  object: { value: string; datatype?: { value: string } };
}

const EARL = 'http://www.w3.org/ns/earl#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const TITLE = 'http://purl.org/dc/terms/title';
const AT = new Date('2026-01-01T00:00:00Z');

const verdict = verdictOn([
  scenario('lifetime-hours', 'pass'),
  scenario('domain-set', 'fail'),
  scenario('domain-default', 'pass'),
  scenario('domain-default', 'notTestable'),
  scenario('path-set', 'notTestable'),
  scenario('path-default', 'harnessError'),
]);

/** The report as triples, read by a JSON-LD processor that refuses whatever has no meaning in RDF. */
async function triples(): Promise<Triple[]> {
  const report = earl(verdict, AT) as Parameters<typeof toRDF>[0];
  return (await toRDF(report, { safe: true } as object)) as Triple[];
}

function graph(all: Triple[]) {
  const valuesOf = (subject: string, predicate: string) =>
    all
      .filter((t) => t.subject.value === subject && t.predicate.value === predicate)
      .map((t) => t.object.value);
  const ofType = (type: string) =>
    all
      .filter((t) => t.predicate.value === TYPE && t.object.value === EARL + type)
      .map((t) => t.subject.value);
  const the = (subject: string, predicate: string): string => {
    const values = valuesOf(subject, predicate);
    assert.equal(values.length, 1, `${predicate} of ${subject}`);
    return values[0] as string;
  };
  return { ofType, the };
}

test('each requirement is a test criterion, with one assertion on it', async () => {
  const { ofType, the } = graph(await triples());
  const assertions = ofType('Assertion');
  assert.equal(assertions.length, verdict.requirements.length);
  const criteria = assertions.map((assertion) => the(assertion, `${EARL}test`));
  assert.deepEqual(new Set(ofType('TestCriterion')), new Set(criteria));
  const [suite] = ofType('Assertor');
  const [wiki] = ofType('TestSubject');
  for (const assertion of assertions) {
    assert.equal(the(assertion, `${EARL}assertedBy`), suite);
    assert.equal(the(assertion, `${EARL}subject`), wiki);
    assert.equal(the(assertion, `${EARL}mode`), `${EARL}automatic`);
  }
});

test('outcomes are those of the vocabulary', async () => {
  const { ofType, the } = graph(await triples());
  const outcomes = ofType('Assertion').map((assertion) => [
    the(the(assertion, `${EARL}test`), TITLE),
    the(the(assertion, `${EARL}result`), `${EARL}outcome`).replace(EARL, ''),
  ]);
  const told = Object.fromEntries(outcomes);
  assert.equal(told['lifetime-hours'], 'passed');
  assert.equal(told['domain-set'], 'failed');
  assert.equal(told['domain-default'], 'cantTell');
  assert.equal(told['path-set'], 'untested');
  assert.equal(told['path-default'], 'cantTell');
  assert.equal(told['cookie-garbage'], 'untested');
});

test('dates are dates', async () => {
  const dates = (await triples()).filter(({ predicate }) => predicate.value.endsWith('/date'));
  assert.equal(dates.length, verdict.requirements.length);
  for (const { object } of dates) {
    assert.equal(object.datatype?.value, 'http://www.w3.org/2001/XMLSchema#dateTime');
    assert.equal(object.value, AT.toISOString());
  }
});
