import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor';

/*
 * npm run api: compares what the package exports, as the declarations in dist/ have it, with docs/api/, and fails where
 * the two differ, or where something that is exported is not documented. npm run api -- --write takes it over.
 */

const ROOT = join(__dirname, '..');
const REPORTS = join(ROOT, 'docs', 'api');
const write = process.argv.includes('--write');

const { exports: entries } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
for (const [path, { types }] of Object.entries<{ types?: string }>(entries)) {
  if (types) compare(path.replace(/^\.\/?/, '') || 'index', types);
}

function compare(name: string, types: string): void {
  const problems: string[] = [];
  const { apiReportChanged } = Extractor.invoke(configuration(name, types), {
    localBuild: write,
    messageCallback(message) {
      if (['error', 'warning'].includes(message.logLevel) && message.category !== 'console') {
        problems.push(message.text);
      }
      message.handled = true;
    },
  });
  const report = join(REPORTS, `${name}.api.md`);
  const shown = relative(ROOT, report);
  if (apiReportChanged && write) console.log(`${shown} is written.`);
  if (apiReportChanged && !write) {
    problems.push('the package exports something else. Where that is meant: npm run api -- --write');
  }
  const written = readFileSync(write ? report : join(ROOT, '.cache/api', `${name}.api.md`), 'utf8');
  for (const [, line] of written.matchAll(/^\/\/ @public \(undocumented\)\n(export .*)$/gm)) {
    problems.push(`it has no comment: ${line}`);
  }
  for (const problem of problems) console.error(`${shown}: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
}

function configuration(name: string, types: string): ExtractorConfig {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(ROOT, 'package.json'),
    configObject: {
      projectFolder: ROOT,
      mainEntryPointFilePath: join(ROOT, types),
      compiler: { tsconfigFilePath: join(ROOT, 'tsconfig.build.json') },
      newlineKind: 'lf',
      // What an export is made of is as stable as itself.
      apiReport: {
        enabled: true,
        includeForgottenExports: true,
        reportFolder: REPORTS,
        reportTempFolder: join(ROOT, '.cache/api'),
        reportFileName: name,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
    },
  });
}
