import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { SetUpError } from '../harness/core/errors';
import { describeLook, draftTarget } from '../harness/targets/first-look/draft';
import { credentialsFrom, firstLook } from '../harness/targets/first-look/first-look';
import { assertWritable, writeWhole } from '../harness/verdict/files';

/** Looks at a wiki, tells what was seen, and writes a target file, or prints it. Throws SetUpError. */
export async function draft(url: string, file: string | undefined): Promise<void> {
  if (file && existsSync(file)) throw new SetUpError(`${file} is there already, and is not overwritten.`);
  if (file) assertWritable(dirname(file), 'Name another file.');
  const look = await firstLook(url, credentialsFrom(process.env));
  const written = draftTarget(look, file ?? 'targets/yours.yaml');
  if (!file) return console.log(written);
  writeWhole(file, written);
  console.log(
    [
      ...describeLook(look),
      '',
      `${file} is written: answer its questions, the lines that begin with "#?".`,
    ].join('\n'),
  );
}
