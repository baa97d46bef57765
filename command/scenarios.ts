import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator } from '@cucumber/messages';

/** A scenario or an example row of the suite. */
export interface SuiteScenario {
  name: string;
  tags: readonly string[];
  /** FILE:LINE, from the folder that the command runs in. */
  location: string;
}

const FOLDER = join(__dirname, '..', 'features');

/** Every scenario and every example row of the features. */
export function suiteScenarios(): SuiteScenario[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.feature'))
    .sort()
    .flatMap((path) => scenariosOf(join(FOLDER, path)));
}

function scenariosOf(file: string): SuiteScenario[] {
  const newId = IdGenerator.incrementing();
  const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
  const path = relative(process.cwd(), file);
  return compile(parser.parse(readFileSync(file, 'utf8')), path, newId).map((pickle) => ({
    name: pickle.name,
    tags: pickle.tags.map(({ name }) => name),
    location: `${path}:${pickle.location?.line ?? 1}`,
  }));
}
