import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, addressOfPage, MOINMOIN_PLACES } from '../../harness/wiki/wiki';

const base = new URL('http://wiki.test/w/');
const wiki = { name: 'it', base, places: MOINMOIN_PLACES, settings: {} };

test('a place with a colon in it is an address of the wiki, as any other', () => {
  assert.equal(address(wiki, 'Special:UserLogin').href, 'http://wiki.test/w/Special:UserLogin');
  assert.equal(address(wiki, 'index.php?title=Special:UserLogin').pathname, '/w/index.php');
  assert.equal(address(wiki, '/Special:UserLogin').href, 'http://wiki.test/Special:UserLogin');
  assert.equal(address(wiki, 'https://login.test/').href, 'https://login.test/');
});

test('the pages that scenarios walk through are where the target file says', () => {
  const elsewhere = { ...wiki, places: { ...MOINMOIN_PLACES, page: 'wiki?name={name}' } };
  assert.equal(addressOfPage(wiki, 'PageOne').href, 'http://wiki.test/w/PageOne');
  assert.equal(addressOfPage(elsewhere, 'PageOne').href, 'http://wiki.test/w/wiki?name=PageOne');
});
