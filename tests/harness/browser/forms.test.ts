import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Form } from '../../../harness/agents/forms/form';
import type { Page } from '../../../harness/agents/page';
import { BROWSERS, download, endsSaying, type Site, SOON, site } from './site';

const formOf = (page: Page) => Form.find(page, () => true) as Form;

/** Whether the browser tells the body of a request: Firefox does not by WebDriver BiDi. */
const FIELDS_ARE_TOLD = { chromium: true, firefox: false };
for (const browserName of BROWSERS) {
  describe(browserName, () => {
    let wiki: Site;

    before(async () => {
      wiki = await site(
        {
          '/plain': '<h1>Hello</h1>',
          '/download': download,
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
          '/in-table':
            '<table><form action="/sent" method="post"><tr><td><input name="name"></td><td><button name="go" value="1">Send</button></td></tr></form></table>',
          '/closed':
            '<dialog><form action="/sent" method="post"><input name="name"><button>Send</button></form></dialog>',
          '/covered':
            '<form action="/sent" method="post"><input name="name"><button>Send</button></form>' +
            '<div style="position: fixed; inset: 0">We use cookies.</div>',
          '/moving': `<style>@keyframes aside { to { translate: 900px } } form:focus-within button { animation: aside 0.2s forwards }</style>
      <form action="/sent" method="post"><input name="name">
      <button>Send</button></form>`,
          '/filled-in':
            '<form action="/sent" method="post"><input type="email" name="name" value="Bob"><button formnovalidate>Send</button></form>',
          '/without-autofill': `<form action="/sent" method="post"><input name="name" readonly
      onfocus="this.removeAttribute('readonly')"><button>Send</button></form>`,
          '/by-date':
            '<form action="/sent" method="post"><input type="date" name="name"><button>Send</button></form>',
          '/multipart':
            '<form action="/sent" method="post" enctype="multipart/form-data"><input name="name"><button>Send</button></form>',
          '/anew': ({ method }, response) => {
            const refresh = '<meta http-equiv="refresh" content="0; url=/anew">One moment.';
            response.setHeader('content-type', 'text/html');
            response.end(method === 'POST' ? refresh : '<form method="post"><button>Send</button></form>');
          },
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

    test('a form whose fields are not in it, in a table, one in a closed dialog, and one under a banner', async () => {
      for (const [path, sent] of [
        ['/in-table', 'name=Ana&go=1'],
        ['/closed', 'name=Ana'],
        ['/covered', 'name=Ana'],
      ] as const) {
        const browser = wiki.browser();
        const form = formOf(await browser.open(wiki.url(path)));
        const [name] = form.controls;
        assert.ok(name);
        assert.equal((await browser.submit(form.fill(name, 'Ana').filled(form.submitters[0]))).text, sent);
      }
    });

    test('a button that moves, and fields that are filled in, or take no text as it is typed', async () => {
      for (const [path, value, sent] of [
        ['/moving', 'Ana', 'name=Ana'],
        ['/filled-in', 'Ana', 'name=Ana'],
        ['/filled-in', '', 'name='],
        ['/without-autofill', 'Ana', 'name=Ana'],
        ['/by-date', '2010-03-01', 'name=2010-03-01'],
      ] as const) {
        const browser = wiki.browser();
        const form = formOf(await browser.open(wiki.url(path)));
        const [name] = form.controls;
        assert.ok(name);
        const { text } = await browser.submit(form.fill(name, value).filled(form.submitters[0]));
        assert.equal(text, sent, path);
      }
    });

    test('a form that is sent to its own page, which leads on to itself anew', async () => {
      const browser = wiki.browser();
      const form = formOf(await browser.open(wiki.url('/anew')));
      const { text, exchanges } = await browser.submit(form.filled(form.submitters[0]));
      assert.deepEqual([text, exchanges.map(({ method }) => method)], ['Send', ['POST', 'GET']]);
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

    test('a download, opened and as the answer to a form', async () => {
      const opened = wiki.browser().open(wiki.url('/download'));
      await endsSaying(opened, /download offers a download instead of a page/);
      const browser = wiki.browser(SOON);
      const form = formOf(await browser.open(wiki.url('/to-download')));
      const sent = browser.submit(form.filled(form.submitters[0]));
      await endsSaying(sent, /the form on .*\/to-download offers a download/);
    });
  });
}
