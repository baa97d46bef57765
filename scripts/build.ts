import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { z } from 'zod';
import { verdictSchema } from '../harness/verdict/written-verdict';

/*
 * npm run build: compiles into dist/ what the package has, each file where the repository has its source, and copies
 * what is read beside it.
 */

const ROOT = join(__dirname, '..');
const DIST = join(ROOT, 'dist');

/** Folders of the repository, and what of them is read at run time. */
const READ: Record<string, (path: string) => boolean> = {
  features: () => true,
  // Several processes of the reference, which are compiled for the repository alone.
  targets: (path) => !path.includes('reference-farm') && !/__pycache__|\.pyc$/.test(path),
  // Their names tell what the scenarios find; nothing of the package runs them.
  mutants: (path) => dirname(path) !== join(ROOT, 'mutants'),
  harness: (path) => ['.eta', '.css', '.js'].includes(extname(path)),
  // The macros of the documents are shown as they were written.
  reference: (path) =>
    ['.eta', '.css', '.js', '.py'].includes(extname(path)) || path.endsWith('SessionMacro.ts'),
};

rmSync(DIST, { recursive: true, force: true });
execFileSync(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: ROOT,
  stdio: 'inherit',
});
for (const [folder, isRead] of Object.entries(READ)) {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    if (isRead(file)) cpSync(file, join(DIST, file.slice(ROOT.length)));
  }
}
const schema = { title: 'verdict.json', ...z.toJSONSchema(verdictSchema, { io: 'input' }) };
writeFileSync(join(DIST, 'verdict.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
chmodSync(join(DIST, 'command', 'cli.js'), 0o755);
