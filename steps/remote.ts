import { Given, Then, When } from '@cucumber/cucumber';
import { Form } from '../harness/agents/form';
import type { Page } from '../harness/agents/page';
import { SetUpError } from '../harness/verdict/failures';
import type { Person } from './parameter-types';
import type { Scene } from './world';

const WAY_IN = 'a[href*="login"], a#login, input[type=password]';

Given('a wiki', () => {});

Given('a wiki with a remote wiki', function (this: Scene) {
  this.layout = 'a wiki and its remote wiki';
});

Then('the page offers a way to sign in', function (this: Scene) {
  const page = pageOf(this);
  this.checks.that(
    page.$(WAY_IN).length > 0,
    'The way to sign in',
    `none on ${page.describe()}`,
    'a link or a form',
  );
});

Then('the page offers no way to sign in', function (this: Scene) {
  const page = pageOf(this);
  const seen = page.$(WAY_IN).first().text().trim() || 'a form';
  this.checks.that(page.$(WAY_IN).length === 0, 'The way to sign in, for a signed-in user', seen, 'none');
});

When('{visitor} follows the way to sign in', async function (this: Scene, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const page = await visitor.open(wiki, 'front');
  const href = page.$('a[href*="login"], a#login').first().attr('href');
  if (href) await visitor.open(wiki, new URL(href, page.url));
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
  const { message } = (await this.wiki()).places;
  const text = page.$(message).text().replace(/\s+/g, ' ').trim();
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
  await visitor.open(wiki, new URL(href ?? '', page.url));
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

function passwordForm(page: Page): Form | undefined {
  return Form.find(page, (form) => form.controls.some(({ type }) => type === 'password'));
}
