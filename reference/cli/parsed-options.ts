import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { closest } from 'fastest-levenshtein';
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';

/** The administrator asked for what can't be: one sentence. */
export class UsageError extends Error {}

/** A value that the administrator gave, and where: `--port`, `REFERENCE_PORT`, `wiki.yaml:3: port`. */
export interface ParsedOption {
  readonly value: unknown;
  /** As it was written, where that was text. */
  readonly text?: string | undefined;
  readonly where: string;
}

/** Options by name. */
export type ParsedOptions = ReadonlyMap<string, ParsedOption>;

const PREFIX = 'REFERENCE_';

/**
 * `--port 8080` or `--port=8080`.
 * @param lists names of those that may be given several values, after each other or by several options
 * @throws UsageError
 */
export function readArguments(
  args: readonly string[],
  names: readonly string[],
  lists: readonly string[] = [],
): ParsedOptions {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true });
  const parsed = new Map<string, ParsedOption>();
  let list: { name: string; where: string } | undefined;
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') {
      if (!list) throw new UsageError(`${token.value} belongs to no option.`);
      parsed.set(list.name, withMore(parsed.get(list.name), token.value, list.where));
      continue;
    }
    if (!names.includes(token.name)) {
      throw new UsageError(
        `There is no option ${token.rawName}; did you mean --${closest(token.name, names)}?`,
      );
    }
    if (token.value === undefined) throw new UsageError(`${token.rawName} needs a value.`);
    list = lists.includes(token.name) ? { name: token.name, where: token.rawName } : undefined;
    if (list) parsed.set(token.name, withMore(parsed.get(token.name), token.value, token.rawName));
    else parsed.set(token.name, { ...readValue(token.value), where: token.rawName });
  }
  return parsed;
}

/** What was given before, and one value more. */
function withMore(before: ParsedOption | undefined, text: string, where: string): ParsedOption {
  const { value } = readValue(text);
  const more = Array.isArray(value) ? value : [text];
  return { value: [...((before?.value as unknown[] | undefined) ?? []), ...more], where };
}

/** `REFERENCE_PORT=8080`. @throws UsageError */
export function readEnvironment(env: NodeJS.ProcessEnv, names: readonly string[]): ParsedOptions {
  const parsed = new Map<string, ParsedOption>();
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX) || !text) continue;
    const name = variable.slice(PREFIX.length).toLowerCase();
    if (!names.includes(name)) {
      const nearest = closest(name, names);
      throw new UsageError(
        `${variable} is set, and there is no such option; did you mean ${PREFIX}${nearest.toUpperCase()}?`,
      );
    }
    parsed.set(name, { ...readValue(text), where: variable });
  }
  return parsed;
}

/** A YAML file, `port: 8080` on a line of its own. @throws UsageError with file, line and key */
export function readFile(file: string, names: readonly string[]): ParsedOptions {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines });
  const at = (offset = 0) => `${file}:${lines.linePos(offset).line}`;
  const [broken] = document.errors;
  if (broken) throw new UsageError(`${at(broken.pos[0])}: not YAML: ${broken.message.split('\n')[0]}`);

  const parsed = new Map<string, ParsedOption>();
  const { contents } = document;
  if (contents === null) return parsed;
  if (!isMap(contents)) throw new UsageError(`${at()}: expected options and values, such as port: 8080.`);
  const values = readValues(document, file);
  for (const { key, value: node } of contents.items) {
    if (!isScalar(key)) continue;
    const name = String(key.value);
    const where = `${at(key.range?.[0])}: ${name}`;
    if (!names.includes(name)) {
      throw new UsageError(`${where}: there is no such option; did you mean ${closest(name, names)}?`);
    }
    const value = values[name];
    parsed.set(name, {
      ...(typeof value === 'string' ? readValue(value) : { value, text: sourceOf(node) }),
      where,
    });
  }
  return parsed;
}

function readValues(document: Document, file: string): Record<string, unknown> {
  try {
    return document.toJS();
  } catch (error) {
    // An alias of nothing, or of too much, shows only now.
    throw new UsageError(`${file}: not YAML: ${(error as Error).message}`);
  }
}

function sourceOf(node: unknown): string | undefined {
  return isScalar(node) ? node.source : undefined;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} can't be read: ${(error as Error).message}.`);
  }
}

/** A value as the documents write it, `(0, 12)`, `None`, `True`, or in JSON; anything else is text. */
function readValue(text: string): { value: unknown; text: string } {
  const python: Readonly<Record<string, string>> = {
    '(': '[',
    ')': ']',
    None: 'null',
    True: 'true',
    False: 'false',
  };
  try {
    const json = text.replace(/[()]|^(None|True|False)$/g, (word) => python[word] as string);
    return { value: JSON.parse(json), text };
  } catch {
    return { value: text, text };
  }
}
