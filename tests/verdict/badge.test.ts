import assert from 'node:assert/strict';
import { test } from 'node:test';
import Ajv from 'ajv';
import { XMLValidator } from 'fast-xml-parser';
import { requirements } from '../../harness/core/requirements';
import { badge, endpoint } from '../../harness/verdict/ci/badge';
import type { Verdict } from '../../harness/verdict/ledger';
import { scenario, verdictOn } from './samples';

// https://shields.io/badges/endpoint-badge, as shields.io's services/endpoint-common.js validates it.
const SHIELDS = {
  type: 'object',
  required: ['schemaVersion', 'label', 'message'],
  additionalProperties: false,
  properties: {
    schemaVersion: { const: 1 },
    label: { type: 'string' },
    message: { type: 'string', minLength: 1 },
    color: { type: 'string' },
    labelColor: { type: 'string' },
    isError: { type: 'boolean' },
    namedLogo: { type: 'string' },
    logoSvg: { type: 'string' },
    logoColor: { type: 'string' },
    logoSize: { type: 'string' },
    style: { type: 'string' },
    cacheSeconds: { type: 'integer', minimum: 300 },
  },
};

const deciding = [...requirements().values()].filter(
  ({ level, generation }) => level === 'documented' && generation !== 'auth-list',
);
const held = deciding.map(({ id }) => scenario(id, 'pass'));
const baseline = { file: 'a.baseline.yaml', problems: [] };

const verdicts: [string, Verdict, string, string][] = [
  ['conformant', verdictOn(held), `conformant, ${held.length} of ${held.length} held`, 'brightgreen'],
  [
    'conformant where tried',
    verdictOn(held.slice(0, 3)),
    `conformant where tried, 3 of ${held.length} held`,
    'green',
  ],
  [
    'not conformant',
    verdictOn([scenario('domain-set', 'fail')]),
    `not conformant, 1 of ${held.length} broken`,
    'red',
  ],
  [
    'as expected',
    verdictOn([scenario('domain-set', 'expectedFailure')], { baseline }),
    `1 of ${held.length} broken, as expected`,
    'yellow',
  ],
  [
    'not as expected',
    verdictOn(held, { baseline: { ...baseline, problems: ['a.baseline.yaml:3: take it out'] } }),
    'not as expected',
    'red',
  ],
  ['not judged', verdictOn([]), 'not judged', 'lightgrey'],
];

for (const [name, verdict, message, color] of verdicts) {
  test(`the badge of a wiki that is ${name}`, () => {
    const told = endpoint(verdict);
    const validate = new Ajv().compile(SHIELDS);
    assert.ok(validate(told), JSON.stringify(validate.errors));
    assert.deepEqual([told.message, told.color], [message, color]);
    const svg = badge(verdict);
    assert.equal(XMLValidator.validate(svg), true);
    assert.ok(svg.includes(`wiki sessions: ${message}`), svg);
  });
}
