import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { request } from 'node:https';
import { test } from 'node:test';
import { startReference } from '../../reference';

type Tls = { ca?: string; servername?: string };

function front(url: string, tls: Tls, headers = {}): Promise<string[] | undefined> {
  return new Promise((resolve, reject) => {
    const client = request(`${url}/FrontPage`, { agent: false, headers, ...tls }, (answer) => {
      answer.resume().once('end', () => resolve(answer.headers['set-cookie']));
    });
    client.once('error', reject).end();
  });
}

test('HTTPS with a certificate of its own: who trusts it is served, who does not refuses it', async () => {
  const settings = { cookie_lifetime: [1, 12] as const };
  const reference = await startReference({ https: true, wikis: [{ name: 'A', settings }] });
  try {
    assert.match(reference.url, /^https:/);
    const cookies = await front(reference.url, { ca: reference.ca ?? '' });
    assert.match(cookies?.[0] ?? '', /; Secure/);
    // The limits are those of HTTP.
    const long = await front(reference.url, { ca: reference.ca ?? '' }, { cookie: 'x'.repeat(12_000) });
    assert.equal(long?.length, 1);
    await assert.rejects(front(reference.url, {}), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
  } finally {
    await reference.stop();
  }
});

test('its certificate is for the hosts of its wikis, and for no others', async () => {
  const wikis = [{ name: 'A', host: 'a.farm.test' }];
  const reference = await startReference({ https: true, wikis });
  await reference.stop();
  const certificate = new X509Certificate(reference.ca ?? '');
  for (const host of ['a.farm.test', 'localhost']) assert.equal(certificate.checkHost(host), host);
  assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1');
  assert.equal(certificate.checkHost('b.farm.test'), undefined);
});
