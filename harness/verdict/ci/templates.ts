import { join } from 'node:path';
import { Eta } from 'eta';

const views = join(__dirname, 'templates');

// XML 1.0 has no way to write other control characters, not even as entities.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const xmlEta = new Eta({
  views,
  escapeFunction: (value) =>
    String(value)
      .replace(UNPRINTABLE, '�')
      .replace(/[&<>"]/g, (character) => ENTITIES[character] as string),
});

// Inside a table cell a bar and a line break would end it.
const markdownEta = new Eta({
  views,
  escapeFunction: (value) =>
    String(value)
      .replace(/[\\`*_[\]<>|]/g, '\\$&')
      .replace(/\n\s*/g, '<br>'),
});

/** Renders a template as XML. */
export function xml(template: string, data: object): string {
  return xmlEta.render(template, data);
}

/** Renders a template as Markdown. */
export function markdown(template: string, data: object): string {
  return markdownEta.render(template, data);
}
