import assert from 'node:assert/strict';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { NotTestable } from '../../../harness/core/errors';
import { BROWSERS, type Site, site } from './site';

const FORM = '<form><input type="password"></form>';

/** A page with a form, and these headers. */
const withHeaders = (headers: Record<string, string>) => (_: IncomingMessage, response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(FORM);
};

for (const browserName of BROWSERS) {
  describe(browserName, () => {
    let wiki: Site;

    before(async () => {
      wiki = await site(
        {
          '/open': FORM,
          '/without-a-form': '<p>Read me</p>',
          '/option': withHeaders({ 'x-frame-options': 'SAMEORIGIN' }),
          '/policy': withHeaders({ 'content-security-policy': "frame-ancestors 'self'" }),
          '/overruled': withHeaders({
            'x-frame-options': 'DENY',
            'content-security-policy': 'frame-ancestors http:',
          }),
        },
        browserName,
      );
    });
    after(() => wiki.stop());

    for (const [path, asks] of [
      ['/open', true],
      ['/without-a-form', false],
      ['/option', false],
      ['/policy', false],
      ['/overruled', true],
    ] as const) {
      test(`in a frame of another site ${path} ${asks ? 'asks' : 'does not ask'} for a password`, async () => {
        assert.equal(await wiki.browser().asksForPasswordInFrame(wiki.url(`${path}?a=1&b=2`)), asks);
      });
    }

    test('where the browser does not ask for it, nothing is said', async () => {
      await assert.rejects(
        wiki.browser().asksForPasswordInFrame(new URL('http://127.0.0.1:1/')),
        NotTestable,
      );
    });
  });
}
