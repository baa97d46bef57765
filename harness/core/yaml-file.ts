import { readFileSync } from 'node:fs';
import { type Document, isCollection, isMap, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { SetUpError } from './errors';
import { fileProblem } from './file-problem';
import { nearest } from './nearest';

/** What a YAML file says, and where in it. */
export interface YamlFile<T> {
  content: T;
  document: Document;
  /** FILE:LINE of a key or an item, or otherwise of its nearest parent. */
  where(path: readonly PropertyKey[]): string;
}

/** Reads a YAML file. Throws SetUpError with file, line and key for what can't be read or makes no sense. */
export function readYamlFile<S extends z.ZodType>(file: string, schema: S): YamlFile<z.infer<S>> {
  const lines = new LineCounter();
  const document = parseDocument(read(file), { lineCounter: lines });
  const at = (offset: number) => `${file}:${lines.linePos(offset).line}`;
  const [broken] = document.errors;
  if (broken) throw new SetUpError(`${at(broken.pos[0])}: not YAML: ${broken.message.split('\n')[0]}`);

  const where = (path: readonly PropertyKey[]) => at(offsetOf(document, path));
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { content: parsed.data, document, where };
  const messages = parsed.error.issues.map((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const key = [...issue.path, ...(unknown ? [unknown] : [])];
    const text = unknown ? misspelt(unknown, keysAt(schema, issue.path)) : issue.message;
    return `${where(key)}: ${key.join('.') || 'the file'}: ${text}`;
  });
  throw new SetUpError(messages.join('\n'));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new SetUpError(`${file} can't be read: ${fileProblem(error)}.`);
  }
}

function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  const key = path[path.length - 1];
  const parent = document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
    if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
  }
  const node = document.getIn(path, true);
  if (isScalar(node) || isCollection(node)) return node.range?.[0] ?? 0;
  return path.length > 0 ? offsetOf(document, path.slice(0, -1)) : 0;
}

function misspelt(key: string, known: readonly string[]): string {
  return `there is no such key. Did you mean ${nearest(key, known)}? Known here: ${known.join(', ')}`;
}

function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  const bare = unwrapped(schema);
  const [key, ...rest] = path;
  if (bare instanceof z.ZodUnion) return bare.options.flatMap((option) => keysAt(option as z.ZodType, path));
  if (bare instanceof z.ZodArray) return keysAt(bare.element as z.ZodType, rest);
  if (!(bare instanceof z.ZodObject)) return [];
  return key === undefined ? Object.keys(bare.shape) : keysAt(bare.shape[String(key)], rest);
}

/** Without what makes it optional. */
function unwrapped(schema: z.ZodType): z.ZodType {
  return 'unwrap' in schema && !(schema instanceof z.ZodArray)
    ? unwrapped((schema.unwrap as () => z.ZodType)())
    : schema;
}
