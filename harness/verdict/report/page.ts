import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Eta } from 'eta';
import { IN_WORDS, OUTCOMES, type Outcome } from '../outcome';

const TEMPLATES = join(__dirname, 'templates');

/** A sign for each outcome, so that nobody has to tell them by their colour. */
const SIGNS: Record<Outcome, string> = {
  fail: '✗',
  harnessError: '!',
  unexpectedPass: '↑',
  expectedFailure: '✗',
  notTestable: '–',
  pass: '✓',
  notApplicable: '·',
};

/** What every page needs of the templates' data. */
const COMMON = {
  OUTCOMES,
  IN_WORDS,
  SIGNS,
  read: (name: string) => readFileSync(join(TEMPLATES, name), 'utf8'),
};

/** A template of the folder `templates`, filled in: a whole page, with its style and its script in it. */
export function fillIn(template: string, data: object): string {
  return new Eta({ views: TEMPLATES, cache: true }).render(`./${template}`, { ...COMMON, ...data });
}
