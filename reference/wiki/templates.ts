import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Eta, type TemplateFunction } from 'eta';

const TEMPLATES = join(__dirname, '..', 'templates');
const eta = new Eta({ autoTrim: false });
const compiled = new Map<string, TemplateFunction>();

/** A template of the folder `templates`, filled in. */
export function renderTemplate(name: string, data: object): string {
  let template = compiled.get(name);
  if (!template) {
    template = eta.compile(readFileSync(join(TEMPLATES, `${name}.eta`), 'utf8'));
    compiled.set(name, template);
  }
  return eta.render(template, data);
}
