import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { chooseTarget } from '../../harness/targets/choose';
import { startReference } from '../../reference';
import { newFolder } from '../new-folder';
import { newAgent } from './small-wiki';

const folder = newFolder();

function targetFile(name: string, text: string): NodeJS.ProcessEnv {
  const file = join(folder, name);
  writeFileSync(file, text);
  return { WIKI: file };
}

test('a wiki with a certificate of its own is reached once its target file names it', async () => {
  const reference = await startReference({ https: true });
  try {
    writeFileSync(join(folder, 'wiki.pem'), reference.ca ?? '');
    const url = `url: ${reference.url}/\n`;
    const untrusting = await chooseTarget(targetFile('untrusting.yaml', url));
    await assert.rejects(untrusting.check(newAgent), {
      name: 'SetUpError',
      message: /is not trusted: .*: ca: …/,
    });
    const trusting = await chooseTarget(targetFile('trusting.yaml', `${url}ca: wiki.pem\n`));
    await trusting.check(() => newAgent(trusting.network));
  } finally {
    await reference.stop();
  }
});

test('a ca that is no certificate is refused, with the file that was read', async () => {
  writeFileSync(join(folder, 'broken.pem'), 'not a certificate');
  for (const [file, why] of [
    ['broken.pem', /broken\.yaml: ca: .*broken\.pem is to have a certificate in PEM form, and it is no such/],
    [
      'absent.pem',
      /broken\.yaml: ca: .*absent\.pem is to have a certificate in PEM form, and there is no such/,
    ],
  ] as const) {
    const env = targetFile('broken.yaml', `url: https://wiki.test/\nca: ${file}\n`);
    await assert.rejects(chooseTarget(env), { name: 'SetUpError', message: why });
  }
});
