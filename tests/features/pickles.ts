import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, type Pickle } from '@cucumber/messages';

const FEATURES = join(__dirname, '../../features');

/** Every scenario and every example row of the features. */
export const pickles: Pickle[] = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.feature'))
  .flatMap((path) => {
    const newId = IdGenerator.incrementing();
    const parser = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher());
    return compile(parser.parse(readFileSync(join(FEATURES, path), 'utf8')), `features/${path}`, newId);
  });

export const tagsOf = ({ tags }: Pickle): string[] => tags.map(({ name }) => name);
