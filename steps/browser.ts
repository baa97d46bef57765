import { Then, When } from '@cucumber/cucumber';
import { hostBelow, siblingOf } from '../harness/core/cookie-scope';
import type { Visitor } from '../harness/wiki/visitor';
import type { Wiki } from '../harness/wiki/wiki';
import { lastCookie } from './cookie';
import type { Person } from './parameter-types';
import type { Scene } from './world';

const OUTSIDE = { 'the sibling host': siblingOf, 'the host below': hostBelow };

async function open(visitor: Visitor, wiki: Wiki, url: URL): Promise<void> {
  visitor.saw(wiki, await visitor.agent.open(url));
}

When(
  /^(Ana) opens (the sibling host|the host below)$/,
  async function (this: Scene, name: string, where: keyof typeof OUTSIDE) {
    const wiki = await this.wiki();
    await open(await this.visitor({ name, account: 'user' }), wiki, OUTSIDE[where](wiki.base));
  },
);

When('{visitor} opens the address {word}', async function (this: Scene, person: Person, path: string) {
  const wiki = await this.wiki();
  await open(await this.visitor(person), wiki, new URL(path, wiki.base));
});

When(
  "a page of another site sends a form to the wiki with {visitor}'s browser",
  async function (this: Scene, person: Person) {
    const visitor = await this.visitor(person);
    const wiki = await this.wiki();
    visitor.saw(wiki, await visitor.agent.submitFromAnotherSite(wiki.base));
  },
);

Then(/^(a|no) session cookie was sent with it$/, async function (this: Scene, which: string) {
  const visitor = this.actor();
  const { name } = await lastCookie(this, visitor);
  const sent = visitor.page?.answers[0]?.cookie ?? '';
  this.checks.equal(
    sent.split('; ').some((pair) => pair.startsWith(`${name}=`)),
    which === 'a',
    `Whether the session cookie was sent to ${visitor.page?.answers[0]?.url.href}`,
  );
});

Then(/^a script on the page sees (the|no) session cookie$/, async function (this: Scene, which: string) {
  const visitor = this.actor();
  const { name } = await lastCookie(this, visitor);
  const shown = await visitor.agent.documentCookie();
  this.checks.equal(
    shown.split('; ').some((pair) => pair.startsWith(`${name}=`)),
    which === 'the',
    `Whether document.cookie shows the session cookie on ${visitor.page?.url.href}`,
  );
});
