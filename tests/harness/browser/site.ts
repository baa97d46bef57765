import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BrowserAgent } from '../../../harness/agents/browser/browser-agent';
import type { BrowserName } from '../../../harness/agents/browser/find-browser';
import type { BrowserAgentOptions } from '../../../harness/agents/browser/own-window';
import { closeAll } from '../../../harness/agents/browser/window';
import type { Network } from '../../../harness/agents/network';
import { VirtualClock } from '../../../harness/core/clock';
import { SetUpError } from '../../../harness/core/errors';
import { Evidence } from '../../../harness/core/evidence';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A site of a few pages by path; a text is a page's HTML. Every host under .test is this one. */
export interface Site {
  url(path: string, host?: string): URL;
  /** A browser to visit it with. */
  browser(options?: Partial<BrowserAgentOptions>, network?: Network): BrowserAgent;
  clock: VirtualClock;
  evidence: Evidence;
  stop(): Promise<void>;
}

export async function site(
  pages: Record<string, string | Handler>,
  browser: BrowserName = 'chromium',
): Promise<Site> {
  const server = createServer((request, response) => {
    const page = pages[request.url?.split('?')[0] ?? ''] ?? '';
    if (typeof page !== 'string') return page(request, response);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!DOCTYPE html><link rel="icon" href="data:,"><title>Page</title>${page}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const clock = new VirtualClock();
  const evidence = new Evidence();
  const agents: BrowserAgent[] = [];
  return {
    clock,
    evidence,
    url: (path, host = '127.0.0.1') => new URL(path, `http://${host}:${port}`),
    browser: (options, network) => {
      const all = { browser, closesBrowser: false, ...options };
      const agent = new BrowserAgent('Ana', clock, evidence, all, network);
      agents.push(agent);
      return agent;
    },
    stop: async () => {
      for (const agent of agents) await agent.end();
      await closeAll();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A file in place of a page. */
export const download: Handler = (_, response) => {
  response.writeHead(200, { 'content-disposition': 'attachment; filename="wiki.zip"' });
  response.end('PK');
};

/** For visits that are to end without a page. */
export const SOON = { limit: 3_000 };

/** That a visit ends with a SetUpError that says this. */
export async function endsSaying(visit: Promise<unknown>, ...texts: RegExp[]): Promise<void> {
  await assert.rejects(visit, (error: Error) => {
    assert.ok(error instanceof SetUpError, String(error));
    for (const text of texts) assert.match(error.message, text);
    return true;
  });
}

/** The browsers that each of these tests is of, by `TEST_BROWSERS`: Firefox takes four times as long (npm run features:firefox). */
export const BROWSERS = (process.env.TEST_BROWSERS ?? 'chromium').split(',') as ('chromium' | 'firefox')[];

/** Sets these cookies and shows which came. */
export function setting(...lines: string[]): Handler {
  return (request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'set-cookie': lines });
    response.end(`<p>${request.headers.cookie ?? 'none'}</p>`);
  };
}
