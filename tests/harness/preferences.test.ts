import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HttpAgent } from '../../harness/agents/http/http-agent';
import { wallClock } from '../../harness/core/clock';
import { Evidence } from '../../harness/core/evidence';
import { chooseRememberMe } from '../../harness/wiki/preferences';
import { smallWiki } from './small-wiki';

test('preferences without a check box for remember_me are told as what is missing', async () => {
  const wiki = await smallWiki(() => '<form method="post"><input type="checkbox" name="mail"></form>');
  await assert.rejects(
    chooseRememberMe(new HttpAgent('Ana', wallClock(), new Evidence()), wiki, true),
    (error: Error) => {
      assert.equal(error.name, 'NotTestable');
      assert.match(error.message, /^a form with a check box for remember_me is needed; 200 .* has none$/);
      return true;
    },
  );
});
