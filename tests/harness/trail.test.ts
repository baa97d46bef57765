import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Page } from '../../harness/agents/page';
import { trailOn } from '../../harness/wiki/trail';
import { MOINMOIN_PLACES, type Wiki } from '../../harness/wiki/wiki';
import { exchange } from './exchange-sample';

const base = new URL('http://wiki.test/');
const here = exchange({ url: new URL('/PageThree', base) });

for (const [what, trail, html] of [
  ['where links lead', '#t a', '<p id="t"><a href="/PageOne">Title</a> » <a href="pagetwo">Another</a></p>'],
  ['what links say', '#t a', '<p id="t"><a href="/p/1">PageOne</a><a href="#">pagetwo</a></p>'],
  ['what stands there without a link', '#t li', '<ul id="t"><li>PageOne<li>PageTwo</ul>'],
  [
    'the entries of a list',
    'option',
    '<select><option>PageOne</option><option value="/PageTwo">Title</option></select>',
  ],
] as const) {
  test(`the pages of a trail are known by ${what}`, () => {
    const wiki = { base, places: { ...MOINMOIN_PLACES, trail } } as Wiki;
    assert.deepEqual(trailOn(new Page([here], html), wiki), ['PageOne', 'PageTwo']);
  });
}
