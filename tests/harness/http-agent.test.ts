import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Form } from '../../harness/agents/forms/form';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { smallWiki } from './small-wiki';

const newAgent = () => new HttpAgent('Ana', wallClock(), new Evidence());

test('what authenticates a visitor does not follow a redirect to another origin, nor back from it', async () => {
  const other = await smallWiki(({ url }) => ({
    location: new URL('/end', url.searchParams.get('to') ?? '').href,
  }));
  const wiki = await smallWiki(({ url }) => {
    if (url.pathname === '/here') return { location: '/there' };
    if (url.pathname === '/there')
      return { location: new URL(`/back?to=${wiki.base.href}`, other.base).href };
    return 'the end';
  });
  const agent = newAgent();
  await agent.sendHeaders({ Authorization: 'Basic YW5hOnh4' });
  assert.equal((await agent.open(new URL('/here', wiki.base))).text, 'the end');
  const sent = [...wiki.asked, ...other.asked].map(
    ({ url, authorization }) => `${url.pathname} ${authorization}`,
  );
  assert.deepEqual(sent, ['/here Basic YW5hOnh4', '/there Basic YW5hOnh4', '/end ', '/back ']);
});

test('no message shows the whole of a long address', async () => {
  await assert.rejects(
    newAgent().open(new URL(`http://127.0.0.1:1/?${'x'.repeat(5000)}`)),
    ({ message }: Error) => {
      assert.match(message, /x… \(5\d+ characters\) was not answered: /);
      return message.length < 500;
    },
  );
});

test('a page that sends its reader on at once is left, one for who has no scripts or that shows itself for ever is not', async () => {
  const meta = (content: string) => `<meta http-equiv="Refresh" content="${content}">`;
  const wiki = await smallWiki(({ method, url }) => {
    const pages: Record<string, string> = {
      '/in': meta("0; URL='/end'"),
      '/end': `the end ${meta('0;url=/end')}`,
      '/scripts': `<noscript>${meta('0;url=/no')}</noscript>a page`,
      '/later': `a page ${meta('5; url=/no')}`,
      '/part': `a page ${meta('0; url=#part')}`,
    };
    if (url.pathname === '/header') return { headers: { refresh: '0;url=/end' } };
    return method === 'POST' ? { body: pages['/in'] as string } : (pages[url.pathname] ?? 'none');
  });
  const textOf = async (path: string) => (await newAgent().open(new URL(path, wiki.base))).text;
  assert.deepEqual(await Promise.all(['/in', '/header', '/scripts', '/later', '/part'].map(textOf)), [
    'the end',
    'the end',
    'a page',
    'a page',
    'a page',
  ]);
});

test('a page that leads on to itself is opened anew, and no more than five times', async () => {
  const refresh = '<meta http-equiv="refresh" content="0; url=/in">One moment.';
  const wiki = await smallWiki(({ method }) =>
    method === 'POST' ? refresh : '<form method="post"><button>Send</button></form>',
  );
  const visitor = newAgent();
  const form = Form.find(await visitor.open(new URL('/in', wiki.base)), () => true) as Form;
  const { text } = await visitor.submit(form.filled(form.submitters[0]));
  assert.equal(text, 'Send');

  let visits = 0;
  const endless = await smallWiki(() => {
    visits += 1;
    return `visit ${visits}<meta http-equiv="refresh" content="0; url=/in">`;
  });
  assert.equal((await newAgent().open(new URL('/in', endless.base))).text, 'visit 6');
});
