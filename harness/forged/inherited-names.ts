import type { Agent } from '../agents/agent';
import { filledPost, type WireRequest } from '../agents/wire/wire';
import { fillSignIn } from '../wiki/signing-in';
import { address, type Wiki } from '../wiki/wiki';

/** What objects of JavaScript, Python and PHP have without being given it. */
const NAMES = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '__class__',
  '__init__',
  '__construct',
];

/** Requests in which such names stand where a wiki looks something up. @param what in the features' words */
export async function inheritedNames(what: string, wiki: Wiki, agent: Agent): Promise<WireRequest[]> {
  const front = address(wiki, wiki.places.front);
  function get(...parameters: [name: string, value: string][]): WireRequest {
    const url = new URL(front);
    for (const [name, value] of parameters) url.searchParams.set(name, value);
    return { method: 'GET', url };
  }
  const requests: Record<string, (name: string) => WireRequest | Promise<WireRequest>> = {
    'the name of a page': (name) => ({
      method: 'GET',
      url: address(wiki, wiki.places.page.replace('{name}', name)),
    }),
    'an action': (name) => get(['action', name], ['do', name]),
    'the name of a parameter': (name) => get([name, 'value'], [`${name}[${name}]`, 'value']),
    'the name of a cookie': (name) => ({ ...get(), headers: [['Cookie', `${name}=value`]] }),
    'the name of a user': async (name) =>
      filledPost(await fillSignIn(agent, wiki, { name, password: 'not a password' })),
  };
  const request = requests[what];
  if (!request) throw new Error(`there is no place for a name called "${what}"`);
  const all: WireRequest[] = [];
  for (const name of NAMES) all.push(await request(name));
  return all;
}
