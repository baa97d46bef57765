import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { loadConfiguration, loadSupport } from '@cucumber/cucumber/api';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type Pickle } from '@cucumber/messages';
import type { Setting } from '../../harness/explore/draw-settings';
import type { Finding } from '../../harness/explore/explore';
import { featureOf } from '../../harness/explore/gherkin';
import { Broken } from '../../harness/explore/story';
import type { Move } from '../../harness/model/move';
import type { Expected } from '../../harness/model/prediction';
import { world } from '../model/worlds';

/** What the runner knows of the steps; its types keep that to itself. */
let support: { stepDefinitions: readonly { matchesStepName(text: string): boolean }[] };

before(async () => {
  const { runConfiguration } = await loadConfiguration();
  support = (await loadSupport(runConfiguration)) as unknown as typeof support;
});

const SETTING: Setting = {
  generation: 'session-service',
  layout: 'one wiki',
  settings: { cookie_lifetime: [1, 12] },
  remember: { Ana: true, Ben: false, Sue: false },
};

function told(
  story: Move[],
  expected: Expected,
  setting = SETTING,
  who: 'Ana' | 'the visitor' = 'Ana',
): { text: string; pickle: Pickle } {
  const prediction = { who, at: 'first', requirements: ['session-restored'], expected } as const;
  const broken = new Broken(
    prediction,
    { holds: false, seen: 'seen', expected: 'expected' },
    story,
    world(setting.settings),
  );
  const finding: Finding = { broken, setting, seed: 7, path: '12', firstLength: 9, after: 1 };
  const text = featureOf(finding, 'npx wiki-session-conformance explore');
  const newId = IdGenerator.incrementing();
  const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
  const [pickle] = compile(document, 'explored.feature', newId);
  return { text, pickle: pickle as Pickle };
}

function assertDefined({ pickle, text }: { pickle: Pickle; text: string }): void {
  for (const step of pickle.steps) {
    const definitions = support.stepDefinitions.filter((definition) => definition.matchesStepName(step.text));
    assert.equal(definitions.length, 1, `${definitions.length} definitions of "${step.text}" in\n${text}`);
  }
}

const ana = { who: 'Ana', at: 'first' } as const;
const NOBODY: Expected = { of: 'user', name: 'nobody' };

const MOVES: Move[] = [
  { does: 'open', ...ana, page: 'front' },
  { does: 'open', ...ana, page: 'missing' },
  { does: 'open', ...ana, page: 'PageOne' },
  { does: 'open', who: 'the visitor', at: 'second', page: 'another' },
  { does: 'sign in', ...ana },
  { does: 'sign in', who: 'Ben', at: 'second' },
  { does: 'sign in alone', ...ana },
  { does: 'sign in alone', who: 'Ben', at: 'second' },
  { does: 'sign out', ...ana },
  { does: 'sign out', who: 'Sue', at: 'second' },
  { does: 'choose', who: 'Ana', on: true },
  { does: 'macro', who: 'the other visitor', at: 'first' },
  { does: 'macro', who: 'the visitor', at: 'second' },
  { does: 'dict', ...ana, operations: [['set', 'a', 1]] },
  { does: 'dict', ...ana, operations: [['delete', 'a']] },
  { does: 'dict', ...ana, operations: [['set', 'a', '<b>|\\"'], ['get', 'a'], ['keys']] },
  { does: 'dict', ...ana, operations: [['delete', 'Ä |\'{"']] },
  { does: 'dict', who: 'the visitor', at: 'second', operations: [['set', 'a', 'x'.repeat(5000)]] },
  { does: 'close', who: 'Ana' },
  { does: 'wait', ms: 3_600_000 },
  { does: 'wait', ms: 3649 * 86_400_000 + 3_601_000 },
  { does: 'foreign', who: 'the visitor' },
  { does: 'forge', who: 'the visitor' },
  { does: 'copy', who: 'Ana' },
  { does: 'copy unused', who: 'Ana' },
  { does: 'change user', who: 'Sue', to: 'Ben' },
  { does: 'change user', who: 'Ana', to: 'Ben' },
  { does: 'come back', who: 'Sue' },
  { does: 'identify', who: 'Ana' },
  { does: 'token', who: 'the visitor' },
  { does: 'cross', who: 'Ana', from: 'first' },
  { does: 'follow', who: 'the visitor' },
  { does: 'work remotely', who: 'Ana' },
  { does: 'clear', who: 'Ana' },
];

for (const move of MOVES) {
  test(`each line that tells of ${JSON.stringify(move).slice(0, 90)} is a step of the suite, and one alone`, () => {
    assertDefined(told([move, { does: 'open', ...ana, page: 'another' }], NOBODY));
    assertDefined(told([{ does: 'open', ...ana, page: 'another' }, move], NOBODY));
  });
}

const EXPECTED: [Move, Expected][] = [
  [
    { does: 'sign in', ...ana },
    { of: 'user', name: 'Ana' },
  ],
  [
    { does: 'open', ...ana, page: 'another' },
    { of: 'user', name: 'Ben' },
  ],
  [{ does: 'replay', who: 'Ana' }, NOBODY],
  [
    { does: 'replay', who: 'Ana' },
    { of: 'operation', index: 0, key: 'a', value: true },
  ],
  [
    { does: 'replay', who: 'Ana' },
    { of: 'operation', index: 0, key: 'a', value: false },
  ],
  ...[true, false].map((value): [Move, Expected] => [
    { does: 'replay', who: 'Ana' },
    { of: 'operation', index: 0, key: 'Ä |\'{"', value },
  ]),
  [
    { does: 'dict', ...ana, operations: [['has', 'Ä |\'{"']] },
    { of: 'operation', index: 0, key: 'Ä |\'{"', value: false },
  ],
  [
    { does: 'sign in', ...ana },
    { of: 'lasting', least: 3_600_000, most: 3_600_000 },
  ],
  [
    { does: 'sign in', ...ana },
    { of: 'lasting', least: 3_600_000, most: Number.POSITIVE_INFINITY },
  ],
  [{ does: 'sign out', ...ana }, { of: 'no cookie' }],
  [{ does: 'open', ...ana, page: 'front' }, { of: 'no cookie' }],
  [{ does: 'open', ...ana, page: 'front' }, { of: 'a cookie' }],
  [
    { does: 'open', ...ana, page: 'front' },
    { of: 'domain', value: null },
  ],
  [
    { does: 'open', ...ana, page: 'front' },
    { of: 'domain', value: '.farm.test' },
  ],
  [
    { does: 'open', ...ana, page: 'front' },
    { of: 'path', value: '/farm/' },
  ],
  ...(
    [
      ['nothing stored'],
      ['set'],
      ['set', 'loaded'],
      ['nothing stored', 'set'],
      ['nothing stored', 'set', 'loaded'],
    ] as const
  ).map((says): [Move, Expected] => [
    { does: 'macro', ...ana },
    { of: 'macro', says },
  ]),
  [
    { does: 'macro', ...ana },
    { of: 'macro', says: ['loaded'], value: 17 },
  ],
  [
    { does: 'macro', ...ana },
    { of: 'macro', says: ['set'], otherThan: [17] },
  ],
  [{ does: 'macro', ...ana }, { of: 'number' }],
  [
    {
      does: 'dict',
      ...ana,
      operations: [
        ['get', 'a'],
        ['has', 'a'],
      ],
    },
    { of: 'is_new', value: true },
  ],
  [
    {
      does: 'dict',
      ...ana,
      operations: [
        ['get', 'a'],
        ['has', 'a'],
      ],
    },
    { of: 'operation', index: 1, key: 'a', value: false },
  ],
  [
    { does: 'dict', ...ana, operations: [['get', 'a'], ['keys']] },
    { of: 'operation', index: 0, key: 'a', value: { a: '|\\' } },
  ],
  [
    { does: 'dict', ...ana, operations: [['get', 'a']] },
    { of: 'operation', index: 0, key: 'a', value: 'kept' },
  ],
  [
    { does: 'dict', ...ana, operations: [['has', 'a']] },
    { of: 'operation', index: 0, key: 'a', value: false },
  ],
  [
    { does: 'dict', ...ana, operations: [['has', 'a']] },
    { of: 'operation', index: 0, key: 'a', value: true },
  ],
  [{ does: 'open', ...ana, page: 'PageOne' }, { of: 'no error' }],
  ...([true, false] as const).map((value): [Move, Expected] => [
    { does: 'open', ...ana, page: 'front' },
    { of: 'way to sign in', value },
  ]),
  [{ does: 'follow', who: 'the visitor' }, { of: 'sign-in form' }],
  ...(['asks', 'warns'] as const).map((what): [Move, Expected] => [
    { does: 'work remotely', who: 'Ana' },
    { of: 'remote prompt', what },
  ]),
  [{ does: 'clear', who: 'Ana' }, { of: 'no message' }],
  [
    { does: 'open', ...ana, page: 'PageOne' },
    { of: 'trail', shows: ['PageThree'], not: ['PageFour'] },
  ],
];

for (const [move, expected] of EXPECTED) {
  test(`that ${JSON.stringify(expected)} is looked at by a step of the suite, after ${move.does}`, () => {
    assertDefined(told([{ does: 'open', ...ana, page: 'front' }, move], expected));
  });
}

const SETTINGS: Partial<Setting>[] = [
  { settings: { cookie_lifetime: null } },
  { settings: { cookie_lifetime: [0.5, -2], session_service: 'another' } },
  { settings: {} },
  { layout: 'one wiki under a path', settings: { cookie_lifetime: [1, 12], cookie_path: '/farm' } },
  { layout: 'one wiki on a host with a name', settings: { cookie_lifetime: [1, 12], cookie_domain: null } },
  {
    layout: 'two hosts and two paths',
    settings: { cookie_lifetime: [1, 12], cookie_domain: '.farm.test', cookie_path: null },
  },
  { layout: 'a wiki and its remote wiki', settings: { cookie_lifetime: [1, 12] } },
  { layout: 'two hosts', settings: { cookie_lifetime: [1, 12] }, second: { session_service: 'another' } },
  { generation: 'auth-list', settings: { auth: null, anonymous_cookie_lifetime: 1 } },
  { generation: 'auth-list', settings: { auth: [], anonymous_cookie_lifetime: null } },
  {
    generation: 'auth-list',
    settings: { auth: ['moin_login', 'moin_session'], anonymous_cookie_lifetime: 0.5 },
  },
];

for (const setting of SETTINGS) {
  test(`each line that tells of ${JSON.stringify(setting)} is a step of the suite, and one alone`, () => {
    assertDefined(told([{ does: 'sign in', ...ana }], NOBODY, { ...SETTING, ...setting }));
  });
}

test('a finding is a feature that can be run', () => {
  const { text } = told(
    [
      { does: 'sign in', ...ana },
      { does: 'dict', ...ana, operations: [['set', 'a', 1]] },
      { does: 'dict', ...ana, operations: [['get', 'a']] },
    ],
    {
      of: 'operation',
      index: 0,
      key: 'a',
      value: 1,
    },
  );
  assert.equal(
    text,
    `Feature: Found by exploration
  The shortest story found that breaks it: npx wiki-session-conformance explore --seed 7 --path 12

  @session-restored @documented @needs-settings @needs-dict-macro
  Rule: What an extension stored is there in the visitor's next request, without a call to save or to load.

    Scenario: What request.session has
      Given a wiki with cookie_lifetime (1, 12)
      And Ana chose remember_me on
      When Ana signs in and opens another page
      And Ana's extension sets "a" to 1
      Then reading "a" in the next request gives 1
`,
  );
});
