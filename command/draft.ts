import { existsSync, writeFileSync } from 'node:fs';
import { SetUpError } from '../harness/core/errors';
import { describeLook, draftTarget } from '../harness/targets/first-look/draft';
import { credentialsFrom, firstLook } from '../harness/targets/first-look/first-look';

/** Looks at a wiki, tells what was seen, and writes a target file, or prints it. Throws SetUpError. */
export async function draft(url: string, file: string | undefined): Promise<void> {
  if (file && existsSync(file)) throw new SetUpError(`${file} is there already, and is not overwritten.`);
  const look = await firstLook(url, credentialsFrom(process.env));
  const written = draftTarget(look, file ?? 'targets/yours.yaml');
  if (!file) return console.log(written);
  writeFileSync(file, written, { flag: 'wx' });
  console.log(
    [
      ...describeLook(look),
      '',
      `${file} is written: answer its questions, the lines that begin with "#?".`,
    ].join('\n'),
  );
}
