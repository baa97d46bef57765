// Drives a wiki without a test runner, and judges one: for a project in TypeScript that has the package installed.
import { judge } from 'wiki-session-conformance';
import { withSuite } from 'wiki-session-conformance/cucumber';
import { DrivenWiki } from 'wiki-session-conformance/harness';
import { startReference } from 'wiki-session-conformance/reference';
import { finalSentence, readVerdict } from 'wiki-session-conformance/verdict';

async function main(): Promise<void> {
  const driven = await DrivenWiki.provide({ WIKI: 'reference' }, { cookie_lifetime: [0, 12] });
  const ana = await driven.visitor('Ana', driven.farm.accounts[0]);
  const page = await ana.signIn(driven.wiki);
  console.log(`Ana is signed in: ${ana.isSignedIn(page, driven.wiki)}`);
  await driven.stop();

  const reference = await startReference();
  await judge(`${reference.url}/`, { reports: 'library' });
  await reference.stop();
  console.log(finalSentence(readVerdict('library/verdict.json')));
  console.log(Object.keys(withSuite()).join());
}

void main();
