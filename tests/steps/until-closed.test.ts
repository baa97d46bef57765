import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Asked, smallWiki, type Told } from '../harness/small-wiki';
import { runSuiteOn } from '../run-suite';

/** A wiki with the example macro, whose session ends with the browser. */
function answer({ url, cookie }: Asked): Told {
  if (url.pathname !== '/SessionMacro')
    return { body: '<form method="post"><input name="user"><input type="password" name="password"></form>' };
  if (/value=\d/.test(cookie)) return { body: `Loaded value ${/\d+/.exec(cookie)}` };
  if (cookie) return { body: 'Set to value 4711', setCookies: ['value=4711; Path=/'] };
  return { body: 'Not storing any state until you send a cookie.', setCookies: ['session=new; Path=/'] };
}

test('a session that is declared to end with the browser does not break the rule that others outlive it', async () => {
  const judged = async (settings: string) => {
    const wiki = await smallWiki(answer);
    const target = [`settings: { cookie_lifetime: ${settings} }`];
    return (await runSuiteOn(wiki, target, '', '--name', 'The session outlives the browser')).printed;
  };
  const declared = await judged('[until closed, until closed]');
  assert.match(declared, /anonymous-positive +not tried,.*last until the browser is closed/);
  assert.match(await judged('[1, 12]'), /Broken: anonymous-positive/);
});
