/** The width of every picture, in its own units: narrow enough to be read on a phone. */
export const WIDTH = 480;

type Attributes = Record<string, string | number>;

/** An element of an SVG picture. @param content markup, see `text` for what people wrote */
export function element(name: string, attributes: Attributes, ...content: string[]): string {
  const pairs = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? Math.round(value * 10) / 10 : escaped(value)}"`,
  );
  return `<${name}${pairs.join('')}>${content.join('')}</${name}>`;
}

/** A line of text, cut to `characters` when there are more: the whole stands beside the picture. */
export function text(attributes: Attributes, words: string, characters = 60): string {
  const cut = words.length > characters ? `${words.slice(0, characters - 1)}…` : words;
  return element('text', attributes, escaped(cut));
}

/** A whole picture; `title` says in words what it shows. */
export function picture(title: string, height: number, content: string[]): string {
  const attributes = { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': title };
  return element('svg', attributes, ...content);
}

/** Whether what was looked at was as required: readable by its shape as well as by its colour. */
export function mark(x: number, y: number, holds: boolean): string {
  const shape = holds ? 'M-4 0 L-1 3.5 L4 -3.5' : 'M-3.5 -3.5 L3.5 3.5 M3.5 -3.5 L-3.5 3.5';
  const circle = element('circle', { r: 9 });
  const attributes = { class: holds ? 'kept' : 'broken', transform: `translate(${Math.round(x)} ${y})` };
  return element('g', attributes, circle, element('path', { d: shape }));
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
