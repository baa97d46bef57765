import { existsSync, writeFileSync } from 'node:fs';
import { SetUpError } from '../../core/errors';
import { maskSecrets } from '../../core/secrets';
import { describeLook, draftTarget } from './draft';
import { credentialsFrom, firstLook } from './first-look';

const USAGE = `Say where the wiki is, and into which file its target file is to be written:

    WIKI_USER=Ana WIKI_PASSWORD=… npm run draft -- http://wiki.example.org/ targets/ours.yaml

Without a file it is printed. Without WIKI_USER and WIKI_PASSWORD the wiki is looked at as an anonymous visitor alone.`;

/** Looks at a wiki, tells what was seen, and writes a target file. @throws SetUpError */
async function main([url, file]: readonly string[]): Promise<void> {
  if (!url) throw new SetUpError(USAGE);
  if (file && existsSync(file)) throw new SetUpError(`${file} is there already, and is not overwritten.`);
  const look = await firstLook(url, credentialsFrom(process.env));
  const draft = draftTarget(look, file ?? 'targets/yours.yaml');
  if (!file) return console.log(draft);
  writeFileSync(file, draft, { flag: 'wx' });
  console.log(
    [
      ...describeLook(look),
      '',
      `${file} is written: answer its questions, the lines that begin with "#?".`,
    ].join('\n'),
  );
}

main(process.argv.slice(2)).catch((error: Error) => {
  if (!(error instanceof SetUpError)) throw error;
  console.error(maskSecrets(error.message));
  process.exitCode = 2;
});
