import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillChangeUser } from '../../harness/wiki/changing-user';
import { newAgent, smallWiki } from './small-wiki';

const PREFERENCES =
  '<form><input name="name" value="Sue"><select name="language"><option>en</option></select><button>Save</button></form>';

for (const [what, form, field] of [
  [
    'a list that has it',
    '<form><select name="as"><option>Ana</option><option>Ben</option></select><button>Go</button></form>',
    'as',
  ],
  [
    'a field that is called so',
    '<form><input name="selected_user"><button>Go</button></form>',
    'selected_user',
  ],
  ['a button that says so', '<form><input name="who"><button>Become</button></form>', 'who'],
  [
    'a label that says so',
    '<form><label>Switch to <input name="who"></label><button>Go</button></form>',
    'who',
  ],
] as const) {
  test(`the field for the user to change to is found by ${what}`, async () => {
    const wiki = await smallWiki(() => PREFERENCES + form);
    const filled = await fillChangeUser(await newAgent(), wiki, 'Ben');
    assert.deepEqual(filled?.entries, [[field, 'Ben']]);
  });
}

test('preferences, and a list without the user, are no form to change user', async () => {
  const list = '<form><select name="as"><option>Ana</option></select><button>Go</button></form>';
  const wiki = await smallWiki(() => PREFERENCES + list);
  assert.equal(await fillChangeUser(await newAgent(), wiki, 'Ben'), undefined);
});
