import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Eta } from 'eta';
import { APPEARANCE } from '../appearance';

const TEMPLATES = join(__dirname, 'templates');

/** What every page needs of the templates' data. */
const COMMON = {
  APPEARANCE,
  read: (name: string) => readFileSync(join(TEMPLATES, name), 'utf8'),
};

/** A template of the folder `templates`, filled in: a whole page, with its style and its script in it. */
export function fillIn(template: string, data: object): string {
  return new Eta({ views: TEMPLATES, cache: true }).render(`./${template}`, { ...COMMON, ...data });
}
