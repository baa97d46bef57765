import { SetUpError } from '../../core/errors';
import { reportPath, writeWhole } from '../files';
import { readVerdict } from '../written-verdict';
import { matrixPage } from './matrix-page';

const MATRIX = reportPath('matrix.html');

const USAGE = `Say which runs to compare, by their verdict.json:

    npm run report -- reference.json yours.json

A run writes its own to reports/verdict.json: copy it away before the next run.`;

function main(files: readonly string[]): void {
  if (files.length === 0) throw new SetUpError(USAGE);
  writeWhole(MATRIX, matrixPage(files.map((file) => ({ file, verdict: readVerdict(file) }))));
  console.log(`${MATRIX} shows ${files.length === 1 ? 'the run' : `${files.length} runs side by side`}.`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
