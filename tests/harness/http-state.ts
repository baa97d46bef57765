import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import type { Agent } from '../../harness/agents/agent';
import { type AgentKind, agentKind, newAgent, stopAgents } from '../../harness/agents/choose';
import { Network } from '../../harness/agents/network';
import { wallClock } from '../../harness/core/clock';
import { SetUpError } from '../../harness/core/errors';
import { Evidence } from '../../harness/core/evidence';
import { agentInWords } from '../../harness/verdict/final-sentence';

/** One of the IETF's http-state cases: what a server sets, and the Cookie header that browsers then send. */
interface Case {
  id: string;
  /** Set-Cookie lines. */
  received: string[];
  /** Where the browser goes then: an address, or a path of the same host. */
  sentTo?: string;
  /** What Chromium and Firefox were seen to send; `not loaded` where they show no page. */
  chromium: string;
  firefox: string;
}

const HOST = 'home.example.test';

/** The cases are for example.org; what ends in .test is this machine to all agents. */
const onThisMachine = (text: string) => text.replace(/\.org(?![a-z])/gi, '.test');

type Server = Awaited<ReturnType<typeof serve>>;

/** A server that sets a case's cookies byte by byte as they are, and takes down the Cookie header of the next request. */
async function serve(each: () => Case) {
  let sent = '';
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes) => {
      const request = bytes.toString();
      const sets = /^GET \/cookie-parser\?/.test(request);
      if (!sets) sent = /^cookie: (.*)\r$/im.exec(request)?.[1] ?? '';
      const lines = sets ? each().received.map((line) => `Set-Cookie: ${onThisMachine(line)}\r\n`) : [];
      const head = ['HTTP/1.1 200 OK\r\n', 'Content-Type: text/html\r\n', 'Connection: close\r\n', ...lines];
      socket.end(`${head.join('')}\r\n<title>http-state</title>`);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { port, sent: () => sent, close: () => server.close() };
}

async function sends(agent: Agent, { id, sentTo }: Case, port: number, sent: () => string): Promise<string> {
  const home = `http://${HOST}:${port}`;
  const address = new URL(onThisMachine(sentTo ?? `/cookie-parser-result?${id}`), home);
  address.port = String(port);
  try {
    await agent.open(new URL(`/cookie-parser?${id}`, home));
    await agent.open(address);
    return sent();
  } catch (error) {
    if (error instanceof SetUpError) return 'not loaded';
    throw error;
  } finally {
    await agent.end();
  }
}

/** What an agent sends in a case, with a browser of its own. */
async function seenBy(kind: AgentKind, current: Case, { port, sent }: Server): Promise<string> {
  const agent = await newAgent(kind, {
    visitor: current.id,
    clock: wallClock(),
    evidence: new Evidence(),
    network: new Network(),
    closesBrowser: false,
  });
  return sends(agent, current, port, sent);
}

/** Tells each case in which the agents differ, or one does as neither browser was seen to do. */
async function run(file: string | undefined, names = 'http'): Promise<void> {
  if (!file)
    throw new SetUpError('say which file has the cases: npm run http-state -- FILE [http,browser,…]');
  const cases: Case[] = JSON.parse(readFileSync(file, 'utf8'));
  const kinds = names.split(',').map((name) => agentKind(name));
  let current: Case;
  const server = await serve(() => current);
  const unlike = new Map(kinds.map((kind) => [kind, 0]));
  let differing = 0;
  for (current of cases) {
    const { id, received, chromium, firefox } = current;
    const lines: string[] = [];
    const all = new Set<string>();
    let told = false;
    for (const kind of kinds) {
      const seen = await seenBy(kind, current, server);
      const asNeither = seen !== chromium && seen !== firefox;
      if (asNeither) unlike.set(kind, (unlike.get(kind) ?? 0) + 1);
      told ||= asNeither;
      all.add(seen);
      lines.push(`  ${agentInWords(kind)}: ${seen}`);
    }
    if (all.size > 1) differing += 1;
    if (!told && all.size === 1) continue;
    console.log(`${id}: ${JSON.stringify(received)}\n${lines.join('\n')}`);
    console.log(`  in the file: Chromium ${chromium}\n               Firefox ${firefox}`);
  }
  const asNeither = [...unlike].map(([kind, count]) => `${agentInWords(kind)} ${count}`);
  console.log(`${cases.length} cases; the agents differ in ${differing}.`);
  console.log(`Cases in which an agent does as neither browser in the file: ${asNeither.join(', ')}.`);
  server.close();
  for (const kind of kinds) await stopAgents(kind);
}

run(process.argv[2], process.argv[3]);
