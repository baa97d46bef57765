import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import type { Extension } from '../api';
import { ExtensionError, KINDS } from './extensions';

const isFunction = (value: unknown) => typeof value === 'function';
const made = z.custom(isFunction, 'expected a function that makes it, such as (kit) => …');

const macro = z.looseObject(
  {
    dependencies: z.array(
      z.literal('time'),
      "expected a list: ['time'], or [] for a macro that uses no session",
    ),
    execute: z.custom(isFunction, 'expected a function, execute(macro, args)'),
  },
  'expected a macro, { dependencies, execute }',
);

const NAME = /^[A-Za-z]\w*$/;
const PAGE = /^[^/?#%<>[\]]+$/;

const named = <Thing extends z.ZodType>(thing: Thing, name = NAME) =>
  z.record(z.string().regex(name), thing, 'expected an object of names and what they mean');

const schema = z.object({
  macros: named(macro).optional(),
  actions: named(z.custom(isFunction, 'expected a function of the request')).optional(),
  authMethods: named(made).optional(),
  sessionServices: named(made).optional(),
  pages: named(z.string('expected the text of the page'), PAGE).optional(),
});

/**
 * What a file or an option gave, as an extension.
 * @param from where it is from, which the message begins with
 * @throws ExtensionError for the first mistake
 */
export function checkExtension(given: unknown, from: string): Extension {
  if (typeof given !== 'object' || given === null) {
    throw new ExtensionError(
      `${from}: it exports ${typeof given}; expected an object with ${KINDS.join(', ')}.`,
    );
  }
  const names = Object.keys(given).filter((name) => !['__esModule', 'default'].includes(name));
  const unknown = names.find((name) => !(KINDS as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new ExtensionError(
      `${from}: ${unknown} is nothing that an extension registers; did you mean ${closest(unknown, [...KINDS])}?`,
    );
  }
  if (names.length === 0) throw new ExtensionError(`${from}: it registers none of ${KINDS.join(', ')}.`);
  const { error } = schema.safeParse(given);
  const [issue] = error?.issues ?? [];
  if (!issue) return given as Extension;
  const { code, path } = issue;
  const problem = code === 'invalid_key' ? 'this is not a name' : issue.message;
  throw new ExtensionError(`${from}: ${path.join('.')}: ${problem}.`);
}
