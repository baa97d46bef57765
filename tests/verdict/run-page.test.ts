import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { load } from 'cheerio/slim';
import { reportPath } from '../../harness/verdict/files';
import type { Verdict } from '../../harness/verdict/judge';
import { runPage } from '../../harness/verdict/report/run-page';
import { newFolder } from '../new-folder';
import { check, evidence, exchange, hours, scenario, verdictOn } from './samples';

const pageOf = (verdict: Verdict) =>
  load(runPage(verdict, ({ location }) => `npx cucumber-js ${location}`, new Date(hours(0))));

const words = (text: string) => text.replace(/\s+/g, ' ').trim();

const failing = scenario('lifetime-hours', 'fail', {
  reason: 'the cookie\n  seen:     <b>2 hours</b>\n  expected: 1 hour',
  evidence: evidence(
    [exchange('Ana', hours(0), { setCookies: ['S=«id 1»; Max-Age=7200'] })],
    [check(1, false, { seen: '<b>2 hours</b>' })],
  ),
});

test('each requirement has its outcome, its text and its place in the documents', () => {
  const $ = pageOf(verdictOn([scenario('lifetime-hours', 'pass'), scenario('domain-set', 'fail')]));
  assert.equal($('#lifetime-hours').attr('data-state'), 'held');
  assert.equal($('#domain-set').attr('data-state'), 'broken');
  assert.match($('#lifetime-hours').text(), /cookie_lifetime counts in hours/);
  assert.match($('#lifetime-hours').text(), /Where it stands: S1, cookie_lifetime/);
  assert.equal($('#lifetime-hours').closest('.section').find('h3').text(), 'cookie_lifetime');
  assert.equal($('.requirement').length, verdictOn([]).requirements.length);
});

test('what is broken is open and has its evidence, what is held is folded', () => {
  const $ = pageOf(verdictOn([failing, scenario('domain-set', 'pass')]));
  assert.ok($('#lifetime-hours').is('[open]'));
  assert.ok(!$('#domain-set').is('[open]'));
  const text = words($('#lifetime-hours').text());
  for (const part of [
    'expected: 1 hour',
    'Set-Cookie: S=«id 1»; Max-Age=7200',
    "curl -i --resolve wiki.test:80:127.0.0.1 'http://wiki.test/FrontPage'",
    'npx cucumber-js features/a.feature:1',
    'When Ana signs in',
  ])
    assert.ok(text.includes(part), `${part} is not in ${text}`);
});

test('of several scenarios that break a requirement the first is open, what it exchanged is folded', () => {
  const $ = pageOf(verdictOn([scenario('lifetime-hours', 'pass'), failing, { ...failing }]));
  assert.deepEqual(
    $('#lifetime-hours .scenario')
      .toArray()
      .map((one) => $(one).is('[open]')),
    [false, true, false],
  );
  assert.deepEqual(
    $('#lifetime-hours .exchanged')
      .toArray()
      .map((one) => $(one).is('[open]')),
    [false, true],
  );
});

test('nothing that was seen is taken for markup', () => {
  const $ = pageOf(verdictOn([failing], { target: '<script>x</script>' }));
  assert.equal($('#lifetime-hours .reason b, #lifetime-hours .check b').length, 0);
  assert.match($('#lifetime-hours .reason').text(), /<b>2 hours<\/b>/);
  assert.match($('title').text(), /^<script>x<\/script>/);
});

test('it is one file: nothing is loaded from elsewhere', () => {
  const $ = pageOf(verdictOn([failing]));
  assert.equal($('link, img, iframe, script[src], [style*="url("]').length, 0);
  assert.doesNotMatch($('style').text(), /@import|url\(/);
  for (const a of $('a[href]').toArray()) assert.match($(a).attr('href') ?? '', /^#/);
});

test('every link leads to a requirement', () => {
  const $ = pageOf(verdictOn([scenario('lifetime-hours', 'pass')]));
  const links = $('a[href^="#"]').toArray();
  assert.ok(links.length > 20);
  for (const link of links) assert.equal($($(link).attr('href') ?? '').length, 1, $(link).attr('href'));
});

test('the documents are shown with what was seen of them', () => {
  const $ = pageOf(verdictOn([scenario('lifetime-hours', 'pass')]));
  const states = $('.coverage .states')
    .toArray()
    .map((one) => $(one).text());
  assert.match(states[0] ?? '', /^31 requirements: 1 held, 30 left out of this run$/);
  assert.match(states[1] ?? '', /^18 requirements: 18 of the other generation$/);
});

test('a wiki that was not judged reads as that, and not as one that failed', () => {
  const $ = pageOf(verdictOn([], { generations: [], abandoned: 'the wiki is down' }));
  assert.match($('h1').text(), /^Not judged: A & B, over HTTP\.\s+the wiki is down$/);
  assert.ok($('header').hasClass('error'));
  assert.equal($('.requirement, .coverage').length, 0);
});

test('of hundreds of exchanges the first and the last are shown', () => {
  const exchanges = Array.from({ length: 500 }, (_, i) =>
    exchange('Ana', hours(0), { url: `http://wiki.test/${i}` }),
  );
  const $ = pageOf(verdictOn([scenario('lifetime-hours', 'pass', { evidence: evidence(exchanges) })]));
  const shown = $('.exchange')
    .toArray()
    .map((one) => /wiki\.test\/(\d+)/.exec($(one).text())?.[1]);
  assert.equal(shown.length, 40);
  assert.deepEqual([shown[0], shown.at(-1)], ['0', '499']);
  assert.match($('.transcript').text(), /460 exchanges are left out here/);
});

test('what a browser showed is in the page, and the rest linked from where the page is', () => {
  const folder = newFolder();
  const files = ['Ana.png', 'Ana.trace.zip'].map((name) => join(folder, name));
  for (const file of files) writeFileSync(file, 'a picture');
  const $ = pageOf(verdictOn([scenario('lifetime-hours', 'fail', { evidence: { ...evidence([]), files } })]));
  assert.equal($('img').attr('src'), `data:image/png;base64,${Buffer.from('a picture').toString('base64')}`);
  const links = $('.scenario a')
    .toArray()
    .map((link) => $(link).attr('href'));
  assert.deepEqual(
    links,
    files.map((file) => relative(reportPath('.'), file)),
  );
});

test('a requirement that was tried in part says of how many scenarios, and what is missing', () => {
  const $ = pageOf(
    verdictOn([
      scenario('domain-set', 'pass'),
      scenario('domain-set', 'notTestable', { reason: 'a farm is needed' }),
    ]),
  );
  const text = words($('#domain-set > summary').text());
  assert.match(text, /held as far as tried · 1 of 2 scenarios held .* Missing: a farm is needed$/);
  assert.match(words($('.coverage a[href="#domain-set"]').text()), /domain-set ?1\/2/);
});
