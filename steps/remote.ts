import { Given, Then, When } from '@cucumber/cucumber';
import { addressFrom, type Page } from '../harness/agents/page';
import { SetUpError } from '../harness/core/errors';
import { linkIn, passwordForm, waysIn } from '../harness/wiki/signing-in';
import type { Person } from './parameter-types';
import type { Scene } from './world';

Given('a wiki', () => {});

Given('a wiki with a remote wiki', function (this: Scene) {
  this.layout = 'a wiki and its remote wiki';
});

Then('the page offers a way to sign in', function (this: Scene) {
  const page = pageOf(this);
  this.checks.that(
    waysIn(page).length > 0,
    'The way to sign in',
    `none on ${page.describe()}`,
    'a link or a form',
  );
});

Then('the page offers no way to sign in', function (this: Scene) {
  const page = pageOf(this);
  const seen = waysIn(page).first().text().trim() || 'a form';
  this.checks.that(waysIn(page).length === 0, 'The way to sign in, for a signed-in user', seen, 'none');
});

Then('a message says why Ana is not signed in', async function (this: Scene) {
  const page = pageOf(this);
  const { message } = (await this.wiki()).places;
  const box = page.$(message).clone();
  box.find('a').remove();
  this.checks.that(
    box.text().trim() !== '',
    `The message on ${page.describe()}`,
    `none in "${message}", where places: message has it`,
    'why she is not signed in',
  );
});

When('{visitor} follows the way to sign in', async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const page = await visitor.open(wiki, 'front');
  const link = linkIn(page);
  if (link) await visitor.open(wiki, link);
});

Then('the page asks for a name and a password', function (this: Scene) {
  const page = pageOf(this);
  const form = passwordForm(page);
  const kinds = form?.controls.map(({ type }) => type) ?? [];
  const holds = kinds.includes('password') && (kinds.includes('text') || kinds.includes('email'));
  this.checks.that(
    holds,
    'The sign-in form',
    form ? kinds.join(', ') : `none on ${page.describe()}`,
    'name and password',
  );
});

When("{visitor} works with the remote wiki's pages", async function (this: Scene, person: Person) {
  await (await this.visitor(person)).open(await this.wiki(), 'remotePage');
});

async function answerPrompt(scene: Scene, person: Person, password?: string): Promise<void> {
  const visitor = await scene.visitor(person);
  const wiki = await scene.wiki();
  const page = await visitor.open(wiki, 'remotePage');
  const form = passwordForm(page);
  const [name, secret] = ['text', 'password'].map((kind) => form?.controls.find(({ type }) => type === kind));
  if (!form || !name || !secret) {
    throw new SetUpError(`${page.describe()} does not ask for name and password at the remote wiki`);
  }
  const account = await scene.accountOf(person);
  scene.remotePassword = password ?? account.password;
  form.fill(name, account.name).fill(secret, scene.remotePassword);
  const go = form.submitters.find((submitter) => !/cancel/i.test(submitter.name));
  visitor.saw(wiki, await visitor.agent.submit(form.filled(go)));
  scene.remoteAnswers.push(pageOf(scene));
}

When(
  '{visitor} gives her name and password at the remote wiki',
  async function (this: Scene, person: Person) {
    await answerPrompt(this, person);
  },
);

When(
  '{visitor} gives her name and a wrong password at the remote wiki',
  async function (this: Scene, person: Person) {
    await answerPrompt(this, person, 'not-the-password-of-anybody');
  },
);

When('{visitor} cancels the prompt', async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  const form = passwordForm(pageOf(this));
  const cancel = form?.submitters.find(({ name }) => /cancel/i.test(name));
  this.checks.that(
    cancel !== undefined,
    'The way to cancel',
    `none on ${pageOf(this).describe()}`,
    'a button',
  );
  if (form) visitor.saw(await this.wiki(), await visitor.agent.submit(form.filled(cancel)));
});

Then('the page is shown without the form', function (this: Scene) {
  const page = pageOf(this);
  this.checks.equal(page.status, 200, `The status of ${page.url.href}`);
  this.checks.that(
    passwordForm(page) === undefined,
    'The prompt after it was cancelled',
    'still there',
    'gone',
  );
});

Then('the page says that the work is done', async function (this: Scene) {
  const text = await messageOf(this);
  const done = text !== '' && !/invalid|wrong|error|fail|unknown|could not/i.test(text);
  this.checks.that(
    done && passwordForm(pageOf(this)) === undefined,
    'The message',
    text || 'none',
    'what was done',
  );
});

Then('the page says that the name or password is wrong', async function (this: Scene) {
  const text = await messageOf(this);
  const said = /(invalid|wrong|incorrect).*(password|username|name)/i.test(text);
  this.checks.that(said, 'The message', text || 'none', 'that the name or the password is wrong');
});

Then('the remote password stands on no page and in no address', function (this: Scene) {
  const pages = [...this.remoteAnswers, pageOf(this)];
  for (const page of pages) {
    const shown = page.html.includes(this.remotePassword) || page.url.href.includes(this.remotePassword);
    this.checks.that(!shown, `The password on ${page.url.pathname}`, 'shown', 'not shown');
  }
});

async function messageOf(scene: Scene): Promise<string> {
  const { message } = (await scene.wiki()).places;
  return pageOf(scene).$(message).text().replace(/\s+/g, ' ').trim();
}

Then('the page asks for the password of the account at the remote wiki', async function (this: Scene) {
  const page = pageOf(this);
  const { message } = (await this.wiki()).places;
  this.checks.that(
    passwordForm(page) !== undefined && /remote/i.test(page.$(message).text()),
    'The prompt for the account at the remote wiki',
    page.$(message).text().replace(/\s+/g, ' ').trim() || `none on ${page.describe()}`,
    'a form with a password, that says that it is for the remote wiki',
  );
});

Then('the page warns that both wikis should be trusted with the password', async function (this: Scene) {
  const page = pageOf(this);
  const text = await messageOf(this);
  this.checks.that(
    passwordForm(page) !== undefined &&
      /trust/i.test(text) &&
      /both/i.test(text) &&
      /administrator/i.test(text),
    'The warning that stands with the form',
    text || `none on ${page.describe()}`,
    'that both wikis should be trusted, because their administrators could read the password',
  );
});

When('{visitor} clears the message', async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const page = pageOf(this);
  const href = page.$(wiki.places.clearMessage).first().attr('href');
  this.checks.that(
    href !== undefined,
    'The way to clear the message',
    `none on ${page.describe()}`,
    'a link',
  );
  await visitor.open(wiki, addressFrom(page.url, href ?? ''));
});

Then('the page is shown without the message', async function (this: Scene) {
  const page = pageOf(this);
  const { message } = (await this.wiki()).places;
  const text = page.$(message).text().trim();
  this.checks.equal(page.status, 200, `The status of ${page.url.href}`);
  this.checks.equal(text || 'no message', 'no message', 'The message after it was cleared');
});

function pageOf(scene: Scene): Page {
  const { page } = scene.actor();
  if (!page) throw new SetUpError('nobody has opened a page yet');
  return page;
}
