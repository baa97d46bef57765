import fc from 'fast-check';
import type { Operation } from '../model/move';

const VALUES = [
  1,
  'kept',
  '',
  0,
  null,
  true,
  false,
  -1.5,
  100_000,
  '<b>&"\'</b>',
  'Grüße 日本 🍪',
  [],
  [1, 'two', null],
  { a: { b: '' } },
];

const LETTERS = [...'aBc0Z', 'ä', 'Ж', '鍵', '🍪'];
const WHITE_SPACE = [' ', '\n', '\t'];
/** Without those that some wikis set apart by a space of their own. */
const SIGNS = [...".-_/=|{}[]()<>&#@+*~$'"];

const text = (...characters: string[]) => ({
  unit: fc.constantFrom(...characters),
  minLength: 1,
  maxLength: 6,
});
const texts = fc.string(text(...LETTERS, ...WHITE_SPACE, ...WHITE_SPACE));
const long = fc.constantFrom(5000, 10_000).map((length) => 'x'.repeat(length));

/** What an extension stores. */
export const values = fc.oneof(
  { withCrossShrink: true },
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...VALUES) },
  { weight: 2, arbitrary: texts },
  { weight: 1, arbitrary: long },
  {
    weight: 2,
    arbitrary: fc.jsonValue({ maxDepth: 2 }).map((value): unknown => JSON.parse(JSON.stringify(value))),
  },
);

/** Keys that are no plain words: a table of a feature has no white space at the ends of a cell. */
const special = fc.oneof(fc.constantFrom('A', 'a b', 'ä'), fc.string(text(...LETTERS, ...SIGNS)));

const keysOf = (...plain: string[]) =>
  fc.oneof(
    { withCrossShrink: true },
    { weight: 6, arbitrary: fc.constantFrom(...plain) },
    { weight: 1, arbitrary: special },
  );

/** Few, so that what is done meets. */
const keys = keysOf('a', 'a', 'a', 'b');

/** What an extension stores at once: keys, each with its value. */
export const entries = fc.uniqueArray(fc.tuple(keysOf('a', 'b', 'c', 'd'), values), {
  selector: ([key]) => key,
  minLength: 2,
  maxLength: 4,
});

/** What an extension does with request.session in one request. */
export const operations = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.tuple(fc.constant('set' as const), keys, values) },
    { weight: 3, arbitrary: fc.tuple(fc.constant('get' as const), keys) },
    { weight: 2, arbitrary: fc.tuple(fc.constant('has' as const), keys) },
    { weight: 2, arbitrary: fc.tuple(fc.constant('delete' as const), keys) },
    { weight: 1, arbitrary: fc.tuple(fc.constant('keys' as const)) },
  ) as fc.Arbitrary<Operation>,
  { minLength: 1, maxLength: 4 },
);
