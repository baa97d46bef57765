import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { basename } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Form } from '../../../harness/agents/forms/form';
import type { Page } from '../../../harness/agents/page';
import { SetUpError } from '../../../harness/core/errors';
import { signIn } from '../../../harness/wiki/signing-in';
import { MOINMOIN_PLACES } from '../../../harness/wiki/wiki';
import { newFolder } from '../../new-folder';
import { BROWSERS, type Site, site } from './site';

const download: Parameters<typeof site>[0][string] = (_, response) => {
  response.writeHead(200, { 'content-disposition': 'attachment; filename="wiki.zip"' });
  response.end('PK');
};

/** That a visit ends with a SetUpError that says this. */
async function endsSaying(visit: Promise<unknown>, ...texts: RegExp[]): Promise<void> {
  await assert.rejects(visit, (error: Error) => {
    assert.ok(error instanceof SetUpError, String(error));
    for (const text of texts) assert.match(error.message, text);
    return true;
  });
}

const formOf = (page: Page) => Form.find(page, () => true) as Form;

/** Whether the browser tells the body of a request: Firefox does not by WebDriver BiDi. */
const FIELDS_ARE_TOLD = { chromium: true, firefox: false };
/** What each calls an address at which nobody answers, and redirects that never end. */
const ERRORS = {
  chromium: { nobody: 'net::ERR_CONNECTION_REFUSED', loop: 'net::ERR_TOO_MANY_REDIRECTS' },
  firefox: { nobody: 'NS_ERROR_CONNECTION_REFUSED', loop: 'NS_ERROR_REDIRECT_LOOP' },
};
/** For visits that are to end without a page. */
const SOON = { limit: 3_000 };

for (const browserName of BROWSERS) {
  describe(browserName, () => {
    let wiki: Site;
    let visits = 0;

    before(async () => {
      wiki = await site(
        {
          '/plain': '<h1>Hello</h1>',
          '/kept': (_, response) => {
            visits += 1;
            response.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'max-age=3600' });
            response.end(`<h1>Visit ${visits}</h1>`);
          },
          '/download': download,
          '/endless': () => {},
          '/endless-picture': '<h1>Hello</h1><img src="/endless">',
          '/dialog': '<script>alert("Are you there?")</script><h1>Hello</h1>',
          '/failing': '<script>notThere()</script><h1>Hello</h1>',
          '/busy':
            '<h1>Hello</h1><script>addEventListener("load", () => setTimeout(() => { for (;;); }))</script>',
          '/nothing': (_, response) => response.writeHead(204).end(),
          '/broken': (_, response) => response.writeHead(500).end(),
          '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
          '/form': `<form action="/sent" method="post">
      <label for="n">Your name</label><input id="n" name="name">
      <label><input type="checkbox" name="remember_me" value="1"> Remember me</label>
      <input name="unlabelled"><select name="colour"><option>red<option>blue</select>
      <input type="hidden" name="ticket" value="7">
      <button name="go" value="other">Leave</button><button name="go" value="on">Go on</button></form>`,
          '/without-button':
            '<form action="/sent" method="post"><label>Name <input name="name"></label></form>',
          '/without-anything': '<form action="/sent" method="post"></form>',
          '/prevented':
            '<form action="/sent" onsubmit="event.preventDefault(); notThere()"><button>Send</button></form>',
          '/by-script': `<form action="/sent" method="post"><input name="name"><button>Send</button></form><script>
      document.forms[0].addEventListener('submit', async (event) => {
        event.preventDefault();
        const answer = await fetch('/given', { method: 'POST', body: new URLSearchParams(new FormData(event.target)) });
        document.body.innerHTML = await answer.text();
        history.pushState({}, '', '/home?by=script');
      });</script>`,
          '/by-script-elsewhere': `<form><button>Send</button></form><script>
      document.forms[0].addEventListener('submit', async (event) => {
        event.preventDefault();
        document.forms[0].append('Wait');
        await fetch('/given', { method: 'POST' });
        location.href = '/plain';
      });</script>`,
          '/given': (_, response) => {
            response
              .writeHead(200, { 'content-type': 'text/html', 'set-cookie': 'sid=1; Path=/' })
              .end('<p>Given</p>');
          },
          '/asking':
            "<p>Before</p><script>fetch('/given').then(() => document.body.append('After'))</script>",
          '/in-table':
            '<table><form action="/sent" method="post"><tr><td><input name="name"></td><td><button name="go" value="1">Send</button></td></tr></form></table>',
          '/closed':
            '<dialog><form action="/sent" method="post"><input name="name"><button>Send</button></form></dialog>',
          '/multipart':
            '<form action="/sent" method="post" enctype="multipart/form-data"><input name="name"><button>Send</button></form>',
          '/to-download': '<form action="/download" method="post"><button>Send</button></form>',
          '/sent': (request, response) => {
            let body = '';
            request.on('data', (part) => {
              body += part;
            });
            request.on('end', () => response.setHeader('content-type', 'text/html').end(`<p>${body}</p>`));
          },
        },
        browserName,
      );
    });
    after(() => wiki.stop());

    test('each visit reaches the wiki, also where the page may be kept', async () => {
      const browser = wiki.browser();
      await browser.open(wiki.url('/kept'));
      await browser.open(wiki.url('/plain'));
      assert.equal((await browser.open(wiki.url('/kept'))).text, 'Visit 2');
    });

    test('a form is filled in by label, for want of one by name, and sent by the button that was meant', async () => {
      const browser = wiki.browser();
      const form = formOf(await browser.open(wiki.url('/form')));
      const [name, remember, unlabelled, colour] = form.controls;
      assert.ok(name && remember && unlabelled && colour);
      form.fill(name, 'Ana & co').fill(remember, true).fill(unlabelled, 'x').fill(colour, 'blue');
      const answer = await browser.submit(form.filled(form.submitters[1]));
      assert.equal(answer.text, 'name=Ana+%26+co&remember_me=1&unlabelled=x&colour=blue&ticket=7&go=on');
      assert.deepEqual(
        wiki.evidence.exchanges.at(-1)?.form?.[0],
        FIELDS_ARE_TOLD[browserName] ? ['name', 'Ana & co'] : undefined,
      );
    });

    test('a form without a button is sent with Enter', async () => {
      const browser = wiki.browser();
      const form = formOf(await browser.open(wiki.url('/without-button')));
      const [name] = form.controls;
      assert.ok(name);
      assert.equal((await browser.submit(form.fill(name, 'Ana').filled())).text, 'name=Ana');
    });

    test('a form that nobody can send', async () => {
      const browser = wiki.browser();
      const form = formOf(await browser.open(wiki.url('/without-anything')));
      await endsSaying(browser.submit(form.filled()), /no button, no field/);
    });

    test('a form of a page that was left', async () => {
      const browser = wiki.browser();
      const form = formOf(await browser.open(wiki.url('/without-button')));
      await browser.open(wiki.url('/plain'));
      await endsSaying(browser.submit(form.filled()), /Ana has left .*\/without-button/);
    });

    test('a page without the sign-in form', async () => {
      const places = { ...MOINMOIN_PLACES, signIn: 'plain' };
      const here = { name: 'first', base: wiki.url('/'), places, settings: {} };
      const account = { name: 'Ana', password: 'secret' };
      await endsSaying(signIn(wiki.browser(), here, account), /plain has no form with a name and a password/);
    });

    test('a script error is told, and the page is read all the same', async () => {
      const page = await wiki.browser().open(wiki.url('/failing'));
      assert.match(page.text, /Hello/);
      const told = wiki.evidence.notes.some(
        (n) => n.kind === 'event' && /notThere is not defined/.test(n.text),
      );
      assert.ok(told, JSON.stringify(wiki.evidence.notes));
    });

    test('a form whose script keeps it from being sent', async () => {
      const browser = wiki.browser(SOON);
      const form = formOf(await browser.open(wiki.url('/prevented')));
      const sent = browser.submit(form.filled(form.submitters[0]));
      await endsSaying(sent, /led to no other page within 3 seconds/, /notThere is not defined/);
    });

    test('a form that a script sends, which then makes another page of this one', async () => {
      const browser = wiki.browser();
      const page = await browser.open(wiki.url('/by-script'));
      const form = formOf(page);
      const [name] = form.controls;
      assert.ok(name);
      const answer = await browser.submit(form.fill(name, 'Ana').filled(form.submitters[0]));
      assert.deepEqual([answer.text, answer.url.href], ['Given', wiki.url('/home?by=script').href]);
      assert.deepEqual(
        answer.exchanges.map(({ url, setCookies }) => [url.pathname, setCookies.map(({ line }) => line)]),
        [['/given', ['sid=1; Path=/']]],
      );
      assert.deepEqual(
        wiki.evidence.exchanges.at(-1)?.form,
        FIELDS_ARE_TOLD[browserName] ? [['name', 'Ana']] : undefined,
      );
    });

    test('a form that a script sends, which then goes to another page', async () => {
      const browser = wiki.browser();
      const form = formOf(await browser.open(wiki.url('/by-script-elsewhere')));
      const answer = await browser.submit(form.filled(form.submitters[0]));
      assert.equal(answer.text, 'Hello');
      assert.deepEqual(
        answer.exchanges.map(({ url }) => url.pathname),
        ['/given', '/plain'],
      );
      assert.equal(answer.last.url.pathname, '/plain');
    });

    test('what the scripts of a page ask for while it loads is waited for, and told', async () => {
      const page = await wiki.browser().open(wiki.url('/asking'));
      assert.match(page.text, /^Before After$/);
      assert.deepEqual(
        page.exchanges.map(({ url }) => url.pathname),
        ['/asking', '/given'],
      );
      assert.equal(page.last.url.pathname, '/asking');
    });

    test('a form whose fields are not in it, in a table, and one in a closed dialog', async () => {
      for (const [path, sent] of [
        ['/in-table', 'name=Ana&go=1'],
        ['/closed', 'name=Ana'],
      ] as const) {
        const browser = wiki.browser();
        const form = formOf(await browser.open(wiki.url(path)));
        const [name] = form.controls;
        assert.ok(name);
        assert.equal((await browser.submit(form.fill(name, 'Ana').filled(form.submitters[0]))).text, sent);
      }
    });

    test('a multipart form is sent, and its fields are told', async () => {
      const browser = wiki.browser();
      const form = formOf(await browser.open(wiki.url('/multipart')));
      const [name] = form.controls;
      assert.ok(name);
      await browser.submit(form.fill(name, 'Ana').filled(form.submitters[0]));
      assert.deepEqual(
        wiki.evidence.exchanges.at(-1)?.form,
        FIELDS_ARE_TOLD[browserName] ? [['name', 'Ana']] : undefined,
      );
    });

    test('a dialog is dismissed and told', async () => {
      const page = await wiki.browser().open(wiki.url('/dialog'));
      assert.match(page.text, /Hello/);
      const told = wiki.evidence.notes.some((n) => n.kind === 'event' && /Are you there\?/.test(n.text));
      assert.ok(told, JSON.stringify(wiki.evidence.notes));
    });

    test('a download, opened and as the answer to a form', async () => {
      const opened = wiki.browser().open(wiki.url('/download'));
      await endsSaying(opened, /download offers a download instead of a page/);
      const browser = wiki.browser(SOON);
      const form = formOf(await browser.open(wiki.url('/to-download')));
      const sent = browser.submit(form.filled(form.submitters[0]));
      await endsSaying(sent, /the form on .*\/to-download offers a download/);
    });

    test('a page that never ends', async () => {
      await endsSaying(
        wiki.browser(SOON).open(wiki.url('/endless')),
        /has not loaded within 3 seconds.*\/endless$/,
      );
    });

    test('a page with a picture that never ends', async () => {
      const visit = wiki.browser(SOON).open(wiki.url('/endless-picture'));
      await endsSaying(
        visit,
        /endless-picture has not loaded within 3 seconds; what did not end: .*\/endless$/,
      );
    });

    test('a page whose script never ends', async () => {
      await endsSaying(
        wiki.browser(SOON).open(wiki.url('/busy')),
        /busy.* a script on it has not ended within 3 s/,
      );
    });

    test('an answer without a page', async () => {
      await endsSaying(wiki.browser().open(wiki.url('/nothing')), /answered 204, without a page/);
    });

    test('an error answer without a page is an answer', async () => {
      const page = await wiki.browser().open(wiki.url('/broken'));
      assert.equal(page.status, 500);
      assert.equal(page.text, '');
    });

    test('redirects that never end', async () => {
      await endsSaying(
        wiki.browser().open(wiki.url('/loop')),
        new RegExp(`was not answered: ${ERRORS[browserName].loop}`),
      );
    });

    test('nobody there', async () => {
      const gone = createServer().listen(0, '127.0.0.1');
      await once(gone, 'listening');
      const { port } = gone.address() as AddressInfo;
      gone.close();
      await endsSaying(
        wiki.browser().open(new URL(`http://127.0.0.1:${port}/`)),
        new RegExp(`was not answered: ${ERRORS[browserName].nobody}`),
      );
    });

    test('what a browser shows is kept: a picture, the HTML and the trace', async () => {
      const folder = newFolder();
      const browser = wiki.browser();
      await browser.open(wiki.url('/plain'));
      const files = await browser.preserve(folder);
      const [picture, html, trace] = files.map((file) => readFileSync(file));
      assert.deepEqual(
        files.map((file) => basename(file)),
        ['Ana.png', 'Ana.html', 'Ana.trace.zip'],
      );
      assert.equal(picture?.toString('latin1', 1, 4), 'PNG');
      assert.match(html?.toString() ?? '', /<h1>Hello<\/h1>/);
      assert.equal(trace?.toString('latin1', 0, 2), 'PK');
    });

    test('headers are sent with every request once they were said', async () => {
      const echo = await site({
        '/': (request, response) => response.end(String(request.headers['x-user'])),
      });
      const browser = echo.browser();
      await browser.sendHeaders({ 'x-user': 'Ana' });
      assert.equal((await browser.open(echo.url('/'))).text, 'Ana');
      await browser.end();
      await echo.stop();
    });
  });
}
