import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** A wiki elsewhere, by XML-RPC: it signs in whoever has the password `right`, and each page has that text. Its address. */
export async function startRemoteWiki(t: TestContext, pageText: string): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const token = body.includes('<string>right</string>') ? 'token' : '';
    const text = `<value><array><data><value>${pageText}</value></data></array></value>`;
    const value = body.includes('system.multicall')
      ? `<value><array><data>${text}${text}</data></array></value>`
      : `<value>${token}</value>`;
    response.end(`<methodResponse><params><param>${value}</param></params></methodResponse>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
