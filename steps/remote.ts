import { Given, Then, When } from '@cucumber/cucumber';
import { NotTestable, SetUpError } from '../harness/core/errors';
import { clearingLink, remotePromptOn } from '../harness/wiki/remote-prompt';
import { passwordForm, signInForm } from '../harness/wiki/sign-in-form';
import { fillIn } from '../harness/wiki/signing-in';
import type { Person } from './parameter-types';
import { pageOf } from './sign-in-prompt';
import type { Scenario } from './world';

Given('a wiki with a remote wiki', function (this: Scenario) {
  this.layout = 'a wiki and its remote wiki';
});

When("{visitor} works with the remote wiki's pages", async function (this: Scenario, person: Person) {
  await (await this.visitor(person)).open(await this.wiki(), 'remotePage');
});

async function answerPrompt(scenario: Scenario, person: Person, password?: string): Promise<void> {
  const visitor = await scenario.visitor(person);
  const wiki = await scenario.wiki();
  const page = await visitor.open(wiki, 'remotePage');
  const form = signInForm(page);
  if (!form) {
    throw new SetUpError(`${page.describe()} does not ask for name and password at the remote wiki`);
  }
  const account = await scenario.accountOf(person);
  scenario.remotePassword = password ?? account.password;
  visitor.saw(wiki, await visitor.agent.submit(fillIn(form, account.name, scenario.remotePassword)));
  scenario.remoteAnswers.push(pageOf(scenario));
}

When(
  '{visitor} gives her name and password at the remote wiki',
  async function (this: Scenario, person: Person) {
    await answerPrompt(this, person);
  },
);

When(
  '{visitor} gives her name and a wrong password at the remote wiki',
  async function (this: Scenario, person: Person) {
    await answerPrompt(this, person, 'not-the-password-of-anybody');
  },
);

When('{visitor} cancels the prompt', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const form = passwordForm(pageOf(this));
  this.promptSeen = form !== undefined;
  const cancel = form?.submitters.find(({ name }) => /cancel/i.test(name));
  this.checks.that(
    cancel !== undefined,
    'The way to cancel',
    `none on ${pageOf(this).describe()}`,
    'a button',
  );
  if (form) visitor.saw(await this.wiki(), await visitor.agent.submit(form.filled(cancel)));
});

Then('the page is shown without the form', function (this: Scenario) {
  const page = pageOf(this);
  this.checks.equal(page.status, 200, `The status of ${page.url.href}`);
  const control = this.checks.control(
    this.promptSeen,
    'the prompt was there before',
    new NotTestable('a prompt for the remote account is needed', 'places: remotePage'),
  );
  this.checks.absent(control, 'The prompt after it was cancelled', passwordForm(page) ? ['still there'] : []);
});

Then('the page says that the work is done', async function (this: Scenario) {
  const text = await messageOf(this);
  const done = text !== '' && !/invalid|wrong|error|fail|unknown|could not/i.test(text);
  this.checks.that(
    done && passwordForm(pageOf(this)) === undefined,
    'The message',
    text || 'none',
    'what was done',
  );
});

Then('the page says that the name or password is wrong', async function (this: Scenario) {
  const text = await messageOf(this);
  const said = /(invalid|wrong|incorrect).*(password|username|name)/i.test(text);
  this.checks.that(said, 'The message', text || 'none', 'that the name or the password is wrong');
});

Then('the remote password stands on no page and in no address', function (this: Scenario) {
  const pages = [...this.remoteAnswers, pageOf(this)];
  const control = this.checks.control(
    this.remotePassword !== '' && pages.every(({ status }) => status < 500),
    `the password was given, and ${pages.length} pages came`,
    new NotTestable('pages that answer who gave a password are needed', 'places: remotePage'),
  );
  const shown = pages.filter(
    ({ html, url }) => html.includes(this.remotePassword) || url.href.includes(this.remotePassword),
  );
  this.checks.absent(
    control,
    'Pages that show the password',
    shown.map(({ url }) => url.pathname),
  );
});

async function messageOf(scenario: Scenario): Promise<string> {
  return remotePromptOn(pageOf(scenario), await scenario.wiki()).message;
}

Then('the page asks for the password of the account at the remote wiki', async function (this: Scenario) {
  const page = pageOf(this);
  const { message, asks } = remotePromptOn(page, await this.wiki());
  this.checks.that(
    asks,
    'The prompt for the account at the remote wiki',
    message || `none on ${page.describe()}`,
    'a form with a password, that says that it is for the remote wiki',
  );
});

Then('the page warns that both wikis should be trusted with the password', async function (this: Scenario) {
  const page = pageOf(this);
  const { message, warns } = remotePromptOn(page, await this.wiki());
  this.checks.that(
    warns,
    'The warning that stands with the form',
    message || `none on ${page.describe()}`,
    'that both wikis should be trusted, because their administrators could read the password',
  );
});

When('{visitor} clears the message', async function (this: Scenario, person: Person) {
  const visitor = await this.visitor(person);
  const wiki = await this.wiki();
  const page = pageOf(this);
  this.messageSeen = await messageOf(this);
  const link = clearingLink(page, wiki);
  this.checks.that(
    link !== undefined,
    'The way to clear the message',
    `none on ${page.describe()}`,
    'a link',
  );
  if (link) await visitor.open(wiki, link);
});

Then('the page is shown without the message', async function (this: Scenario) {
  const page = pageOf(this);
  this.checks.equal(page.status, 200, `The status of ${page.url.href}`);
  const control = this.checks.control(
    this.messageSeen !== '',
    `the message was ${this.messageSeen.slice(0, 60)}`,
    new NotTestable('a message is needed', 'places: message'),
  );
  const text = await messageOf(this);
  this.checks.absent(control, 'The message after it was cleared', text ? [text] : []);
});
