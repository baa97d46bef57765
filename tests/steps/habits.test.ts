import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { runSuiteOn } from '../run-suite';
import { type Habits, wikiWith } from './habitual-wiki';

const ACCOUNTS = [
  'accounts:',
  '  - { name: Ana, passwordFrom: TEST_PASSWORD, remember_me: false }',
  '  - { name: Ben, passwordFrom: TEST_PASSWORD, remember_me: false }',
  '  - { name: Sue, passwordFrom: TEST_PASSWORD, remember_me: false, superuser: true }',
];
const TARGET = ['settings: { cookie_lifetime: [1, 12] }', ...ACCOUNTS, 'places: { signIn: in }'];
const judged = (habits: Habits, ...ids: string[]) => judgedWith(TARGET, habits, ...ids);

async function judgedWith(target: string[], habits: Habits, ...ids: string[]): Promise<string> {
  const tags = ids.map((id) => `@${id}`).join(' or ');
  const { printed } = await runSuiteOn(await wikiWith(habits), target, 'a word', '--tags', tags);
  return printed;
}

test('a session that begins only where something is stored is judged by what begins then', async () => {
  const printed = await judged({}, 'anonymous-positive', 'lifetime-elements');
  assert.doesNotMatch(printed, /Broken/);
  assert.match(printed, /anonymous-positive +held as far as tried, 4 of \d+ scenarios held/);
  assert.match(printed, /lifetime-elements +held as far as tried, 2 of \d+ scenarios held/);
});

test('where the example macro alone begins a session, its number is left for the scenario to see stored', async () => {
  const printed = await judgedWith([...TARGET, 'without: [dict-macro]'], {}, 'macro-stores-once');
  assert.doesNotMatch(printed, /Broken/);
});

test('a session that is to end with the browser is not looked for after that', async () => {
  const target = ['settings: { cookie_lifetime: [until closed, 12] }', ...TARGET.slice(1)];
  const printed = await judgedWith(target, { anonymous: 'HttpOnly' }, 'anonymous-positive');
  assert.doesNotMatch(printed, /Broken/);
  assert.match(printed, /those of this wiki last until the browser is closed/);
});

test('a cookie that names no time is no renewal left out', async () => {
  const printed = await judged({ attributes: 'HttpOnly' }, 'session-renewed');
  assert.match(printed, /session-renewed +not tried .*a session cookie with a time is needed/);
});

test('a cookie that the page after signing in gives with another lifetime or other attributes is judged by these', async () => {
  const ids = ['logged-in-positive', 'cookie-httponly'];
  const attributes = 'Max-Age=43200; HttpOnly';
  assert.doesNotMatch(await judged({ attributes, renewal: attributes }, ...ids), /Broken/);
  assert.match(
    await judged({ attributes, renewal: 'Max-Age=60; HttpOnly' }, ...ids),
    /logged-in-positive +broken/,
  );
  assert.match(await judged({ attributes, renewal: 'Max-Age=43200' }, ...ids), /cookie-httponly +broken/);
});

test('garbage in a cookie is tried where there is no remember_me', async () => {
  const target = [...TARGET, 'without: [remember_me]'];
  const printed = await judgedWith(target, { chokesOn: /session=(?!\w+$)/ }, 'cookie-garbage');
  assert.match(printed, /cookie-garbage +broken/);
});

test('an Expires that was floored to the minute, in a slow answer, is not too early', async () => {
  const printed = await judged({ attributes: `Max-Age=${43_200 - 70}` }, 'logged-in-positive');
  assert.doesNotMatch(printed, /Broken/);
});

test('a message that a script may put there is not missed over HTTP', async () => {
  const printed = await judged({ refusal: '<script>tell()</script>' }, 'wrong-password-reported');
  assert.match(printed, /wrong-password-reported +not tried .*a browser that runs scripts is needed/);
});

test('what a page says to a wrong password and to nothing else is the reason, wherever it stands', async () => {
  const printed = await judged(
    { refusal: '<p>Those two do not go together.</p>' },
    'wrong-password-reported',
  );
  assert.doesNotMatch(printed, /Broken/);
  assert.match(printed, /companion and hardening requirements.*: 1 held/);
  assert.match(await judged({}, 'wrong-password-reported'), /wrong-password-reported +broken/);
});

test('a server error that passes says nothing; one that comes each time breaks the rule', async () => {
  const passing = await judged({ errors: (visits) => visits === 1 }, 'logged-in-positive');
  assert.doesNotMatch(passing, /Broken/);
  assert.match(passing, /PageTwo was answered 500, and not when it was asked again/);
  assert.match(passing, /logged-in-positive +not judged/);
  assert.match(await judged({ errors: () => true }, 'logged-in-positive'), /logged-in-positive +broken/);
});

test('what a form was sent for is not sent again to see whether the trouble has passed', async () => {
  const printed = await judged({ unavailable: true }, 'session-restored');
  assert.doesNotMatch(printed, /Broken/);
  assert.match(printed, /POST \S+ was answered 503, by which a server says that the trouble will pass: /);
  assert.match(printed, /session-restored +not judged/);
});

test('a dict macro that takes no POST can hold no request back, and loses nothing by that', async () => {
  const printed = await judged({ dictByGet: true }, 'no-lost-update');
  assert.doesNotMatch(printed, /Broken/);
  assert.match(printed, /a dict macro that works by POST is needed; this one answers 200 and does nothing/);
});

test('a cookie that signing out leaves there, and that finds no session any more, is none', async () => {
  const settings = 'settings: { cookie_lifetime: [0, 12] }';
  const run = (habits: Habits) =>
    judgedWith([settings, ...ACCOUNTS, 'places: { signIn: in }'], habits, 'anonymous-zero');
  assert.doesNotMatch(await run({ signOut: [] }), /Scenario: Whoever signs out/);
  const anew = `session=${randomBytes(16).toString('hex')}; Path=/`;
  assert.match(await run({ signOut: [anew] }), /Scenario: Whoever signs out/);
});

test('a wiki without a trail breaks no rule about trails', async () => {
  const printed = await judged({}, 'trail-session-service', 'trail-order', 'trail-bound', 'trail-ends');
  assert.doesNotMatch(printed, /Broken/);
  assert.match(printed, /trail-order +not tried .*a trail that shows the pages visited is needed/);
});

test('a wiki without a change of user breaks no rule about it', async () => {
  const printed = await judged({}, 'change-user-session-service', 'change-user-back');
  assert.doesNotMatch(printed, /Broken/);
  assert.match(printed, /change-user-back +not tried .*a form to change user is needed/);
});

test('a superuser without a form because she is still somebody else is a failure', async () => {
  const printed = await judged(
    { takenFor: (user) => (user === 'Sue' ? 'Ben' : user) },
    'change-user-session-service',
  );
  assert.match(printed, /Who the superuser is, before changing user\n +seen: +Ben\n +expected: Sue/);
});

test('a form to change the password is none to sign in once more', async () => {
  const change =
    '<form method="post" action="/change"><input type="password" name="old"><input type="password" name="new"></form>';
  const printed = await judged({ signedIn: { body: change } }, 'sid-new-at-login');
  assert.match(printed, /a form to sign in for a user who is signed in is needed/);
  assert.doesNotMatch(printed, /could not be judged|harness error/i);
});

test('a sign-in page that sends a user who is signed in elsewhere leaves signing in once more untried', async () => {
  const printed = await judged(
    { signedIn: { location: '/FrontPage' } },
    'no-lost-update',
    'sid-new-at-login',
  );
  assert.match(printed, /a form to sign in for a user who is signed in is needed/);
  assert.doesNotMatch(printed, /Not judged|harness error/i);
});

test('whoever is given the cookie once more by the answer that takes it away has been given none', async () => {
  const target = ['settings: { cookie_lifetime: [0, 12] }', ...TARGET.slice(1)];
  const signOut = ['session=0123456789abcdef; Path=/; Max-Age=43200', 'session=; Path=/; Max-Age=0'];
  const named = ['--tags', '@anonymous-zero', '--name', 'Whoever signs out is given none'];
  const { printed } = await runSuiteOn(await wikiWith({ signOut }), target, 'a word', ...named);
  assert.match(printed, /of their 1 scenarios: 1 held/);
  assert.doesNotMatch(printed, /Broken/);
});
