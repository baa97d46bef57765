import { SetUpError } from '../harness/core/errors';
import { reportPath, writeWhole } from '../harness/verdict/files';
import { matrixPage } from '../harness/verdict/matrix/matrix-page';
import { readVerdict } from '../harness/verdict/written-verdict';

/** Puts runs side by side on one page. Throws SetUpError for a file that is not a verdict.json. */
export function report(files: readonly string[], reports: string | undefined): void {
  if (files.length === 0) {
    throw new SetUpError(
      'Name the verdict.json of each run to be shown. A run writes its own to reports/verdict.json: ' +
        'copy it away before the next run.',
    );
  }
  const page = reportPath('matrix.html', reports);
  writeWhole(page, matrixPage(files.map((file) => ({ file, verdict: readVerdict(file) }))));
  console.log(`${page} shows ${files.length === 1 ? 'the run' : `${files.length} runs side by side`}.`);
}
