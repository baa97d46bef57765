import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio/slim';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import type { ScenarioEvidence } from '../../harness/core/evidence';
import { farmPicture } from '../../harness/verdict/report/farm-picture';
import { TimeScale } from '../../harness/verdict/report/scale';
import { timeline } from '../../harness/verdict/report/timeline';
import { check, evidence, exchange, hours } from './samples';

const HOUR = 3_600_000;
const CHECK_MARK = 'M-4 0 L-1 3.5 L4 -3.5';

function drawn(svg: string | undefined) {
  assert.ok(svg, 'there is no picture');
  assert.equal(XMLValidator.validate(svg), true, svg);
  return load(svg, { xml: true });
}

/** Where an element of the picture is drawn, from left to right. */
const xOf = (markup: string | undefined) =>
  Number(/M([\d.]+)|translate\(([\d.]+)/.exec(markup ?? '')?.[0].replace(/\D*/, ''));

/** Ana's session must last an hour; her cookie says `lasts` hours, and she comes back after two. */
function lastingScenario(lasts: number, holds: boolean): ScenarioEvidence {
  const browser = 'Ana, browser 2';
  return evidence(
    [
      exchange(browser, hours(0), { setCookies: [`MOIN_SESSION=«id 1»; Max-Age=${lasts * 3600}; Path=/`] }),
      exchange(browser, hours(2)),
    ],
    [{ kind: 'limit', after: 1, visitor: 'Ana', lasts: HOUR }, check(2, holds)],
  );
}

test('a time line shows the cookie, the limit, the visits and what came of them', () => {
  const $ = drawn(timeline(lastingScenario(1, true)));
  assert.equal($('.visit').length, 1);
  assert.equal($('.kept path').attr('d'), CHECK_MARK);
  assert.equal($('.limit').length, 1);
  assert.deepEqual(
    $('.time')
      .toArray()
      .map((one) => $(one).text()),
    ['start', '1 h', '2 h'],
  );
  assert.match(
    $('svg').attr('aria-label') ?? '',
    /has to last 1 hour; Ana, browser 2 after 2 hours: signed in as Ana, as required/,
  );
});

test('a cookie that lasts too long ends to the right of the limit, and the visit is marked as broken', () => {
  const $ = drawn(timeline(lastingScenario(1.5, false)));
  const end = Number(/H([\d.]+)/.exec($('.cookie').attr('d') ?? '')?.[1]);
  assert.ok(end > xOf($('.limit').attr('d')), 'the cookie ends before the limit');
  assert.equal($('.broken').length, 1);
  assert.equal($('.kept').length, 0);
});

test('a cookie that is taken away ends there', () => {
  const browser = 'Ana';
  const $ = drawn(
    timeline(
      evidence([
        exchange(browser, hours(0), { setCookies: ['MOIN_SESSION=«id 1»; Max-Age=36000'] }),
        exchange(browser, hours(1), { setCookies: ['MOIN_SESSION=; Max-Age=0'] }),
        exchange(browser, hours(3)),
      ]),
    ),
  );
  const end = Number(/H([\d.]+)/.exec($('.cookie').attr('d') ?? '')?.[1]);
  const places = $('.visit')
    .toArray()
    .map((one) => Number($(one).attr('cx')));
  assert.equal(end, places[1]);
});

test('the lifetime that the cookie alone tells is held against the limit at its end', () => {
  const told = evidence(
    [exchange('Ana', hours(0), { setCookies: ['MOIN_SESSION=«id 1»; Max-Age=7200'] })],
    [
      { kind: 'limit', after: 1, visitor: 'Ana', lasts: HOUR },
      check(1, false, { what: 'How long the session cookie of Ana lasts', seen: '2 hours' }),
    ],
  );
  const $ = drawn(timeline(told));
  assert.ok(xOf($('.broken').attr('transform')) > xOf($('.limit').attr('d')));
  assert.equal($('.who').text(), 'Ana: How long the session cookie lasts');
});

test('a scenario in which no time passes has no time line', () => {
  assert.equal(timeline(evidence([exchange('Ana', hours(0)), exchange('Ana', hours(0))])), undefined);
  assert.equal(timeline(evidence([])), undefined);
});

test('moments keep their order on the scale, and room between them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1e11 }), { minLength: 1, maxLength: 9 }), (times) => {
      const scale = new TimeScale(times, 10, 470);
      const places = scale.instants.map((time) => scale.x(time));
      for (const [index, place] of places.entries()) {
        assert.ok(place >= 10 && place < 470);
        if (index > 0) assert.ok(place - (places[index - 1] ?? 0) > 5);
      }
    }),
  );
});

function farmScenario(cookie: string | undefined): ScenarioEvidence {
  return {
    notes: [],
    files: [],
    wikis: ['http://a.farm.test/', 'http://b.farm.test/', 'http://c.other.test/'].map((base, index) => ({
      role: ['first', 'second', 'third'][index] ?? '',
      base,
      settings: 'any settings',
    })),
    exchanges: [
      exchange('Ana', hours(0), {
        url: 'http://a.farm.test/FrontPage',
        setCookies: ['MOIN_SESSION=«id 1»; Domain=.farm.test; Path=/'],
      }),
      exchange('Ana', hours(0), { url: 'http://b.farm.test/FrontPage', ...(cookie ? { cookie } : {}) }),
    ],
  };
}

const toldOf = (svg: string | undefined) => {
  const $ = drawn(svg);
  return $('text.who')
    .toArray()
    .map((one) => $(one).text());
};

test('a farm shows its hosts, and which wikis got the cookie of the first', () => {
  const told = toldOf(farmPicture(farmScenario('other=1; MOIN_SESSION=«id 1»')));
  assert.deepEqual(told, [
    'a.farm.test',
    '● set it',
    'b.farm.test',
    '● got it',
    'c.other.test',
    '○ not visited',
  ]);
  assert.match(farmPicture(farmScenario(undefined)) ?? '', /Domain=farm\.test, Path=\//);
});

test("a cookie of the second wiki's own is not taken for the first's", () => {
  assert.equal(toldOf(farmPicture(farmScenario('MOIN_SESSION=«id 2»')))[3], '○ did not get it');
  assert.equal(toldOf(farmPicture(farmScenario(undefined)))[3], '○ did not get it');
});

test('one wiki is no farm', () => {
  assert.equal(farmPicture(evidence([exchange('Ana', hours(0))])), undefined);
});
