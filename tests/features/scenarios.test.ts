import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Pickle } from '@cucumber/messages';
import { NEEDS, type Need, needsOf } from '../../harness/core/needs';
import { requirementOf } from '../../harness/core/requirements';
import { pickles, tagsOf } from './pickles';

const nameOf = (pickle: Pickle) => `${requirementOf(tagsOf(pickle))?.id}: ${pickle.name}`;

/** The words that ask for what a need names. */
const WORDS: Record<Need, RegExp> = {
  clock:
    /session(?! cookie) lasts |\d+ (minute|hour|day)s? pass(es)?$|more time passes|clock is a day slow|has run for|every \d+ (minutes|hours)/,
  settings:
    /cookie_lifetime \(|cookie_\w+ is (?!unset)|cookie_name of its wikis|cookie_path \/|auth list|anonymous_cookie_lifetime|session_service|serves XML-RPC|limits sign-ins|SecretPage|open to scripts/,
  farm: /^a farm (on|of) /,
  remote: /remote wiki/,
  https: /over HTTPS/,
  'cleaning-up': /cleaning up|are cleaned up/,
  superuser: /\bSue\b/,
  trail: /'s trail|their own trail/,
  'change-user': /changes? user to|acts as Ben|being Ben/,
  'example-macro':
    /example macro|visitors? begins? a session|what is kept for them|forged id for the visitor/,
  'dict-macro':
    /extension|store[sd] a value|finds the value|value is not there|that sets ".*" to|a key each|finds (no )?"\w+"|in which "\w+" is/,
  // What else an anonymous visitor is refused is found when they ask for it.
  'anonymous-readers': /^the visitor's trail shows/,
  browser: /script on the page|page of another site/,
};

for (const need of NEEDS) {
  test(`every scenario that needs it has the tag @needs-${need}, and no other`, () => {
    const wrong = pickles.filter((pickle) => {
      const asks = pickle.steps.some(({ text }) => WORDS[need].test(text));
      return asks !== needsOf(tagsOf(pickle)).includes(need);
    });
    assert.deepEqual(wrong.map(nameOf), []);
  });
}

test('a tag that says what is needed is one that there is', () => {
  const known = NEEDS.map((need) => `@needs-${need}`);
  const unknown = pickles.flatMap(tagsOf).filter((tag) => tag.startsWith('@needs-') && !known.includes(tag));
  assert.deepEqual(unknown, []);
});

test('the name of a scenario is its own within its requirement, so that a baseline can list it', () => {
  const names = pickles.map(nameOf);
  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});

/** What says of a wiki whether its users stay signed in. */
const LOGGED_IN =
  /^a wiki with sessions|logged-in (sessions|lifetime)|cookie_lifetime|auth (list|unset)|over (HTTPS|plain HTTP)|session_service|sibling host|under a path of|open to scripts/;

test('where somebody signs in, the scenario says whether there are logged-in sessions', () => {
  const unsaid = pickles.filter(({ steps }) => {
    const signsIn = steps.some(({ text }) => /\b(signs|signed) in\b|sign-in form is sent/.test(text));
    return signsIn && !steps.some(({ text }) => LOGGED_IN.test(text));
  });
  assert.deepEqual(unsaid.map(nameOf), []);
});
