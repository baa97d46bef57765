import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { createProgram, ModuleResolutionKind } from 'typescript';
import { z } from 'zod';
import { verdictSchema } from '../harness/verdict/written-verdict';
import { findMutants } from '../mutants/find';

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
removeHiddenDeclarations();
for (const [folder, isRead] of Object.entries(READ)) {
  const entries = readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((each) => each.isFile())) {
    const file = join(entry.parentPath, entry.name);
    if (isRead(file)) cpSync(file, join(DIST, file.slice(ROOT.length)));
  }
}
// Their names tell what the scenarios find; nothing of the package runs them.
for (const mutant of findMutants()) {
  const file = join(DIST, 'mutants', `${mutant}.ts`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
}
const schema = { title: 'verdict.json', ...z.toJSONSchema(verdictSchema, { io: 'input' }) };
writeFileSync(join(DIST, 'verdict.schema.json'), `${JSON.stringify(schema, null, 2)}\n`);
chmodSync(join(DIST, 'command', 'cli.js'), 0o755);

/** What no export of the package leads to is declared for nobody. */
function removeHiddenDeclarations(): void {
  const { exports: entries } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const types = Object.values<{ types?: string }>(entries).flatMap((entry) => entry.types ?? []);
  const program = createProgram(
    types.map((path) => join(ROOT, path)),
    { moduleResolution: ModuleResolutionKind.Node10 },
  );
  const reached = new Set(program.getSourceFiles().map(({ fileName }) => fileName));
  for (const path of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
    const file = join(DIST, path);
    if (path.endsWith('.d.ts') && !reached.has(file)) rmSync(file);
  }
}
