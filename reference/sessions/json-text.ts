/**
 * A value as JSON text that gives the same value back.
 * @throws TypeError that names the key, and the place in the value, when there is none
 */
export function jsonText(key: string, value: unknown): string {
  const problem = problemOf(value, `session[${JSON.stringify(key)}]`, []);
  if (problem !== undefined) throw new TypeError(`${problem} is not JSON-serializable`);
  return JSON.stringify(value);
}

function problemOf(value: unknown, place: string, above: readonly object[]): string | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return undefined;
  if (typeof value === 'number') return Number.isFinite(value) ? undefined : `${place}: ${value}`;
  if (typeof value === 'undefined') return `${place}: undefined`;
  if (typeof value !== 'object') return `${place}: a ${typeof value}`;
  if (above.includes(value)) return `${place}: what contains itself`;
  if (Array.isArray(value)) {
    // By index: a list with holes has undefined in them.
    return firstProblem(
      Array.from(value, (item, i) => [`${place}[${i}]`, item]),
      [...above, value],
    );
  }
  if (!isPlain(value)) return `${place}: ${describe(value)}`;
  const inside = Object.entries(value).map(
    ([key, item]) => [`${place}[${JSON.stringify(key)}]`, item] as const,
  );
  return firstProblem(inside, [...above, value]);
}

function firstProblem(
  inside: readonly (readonly [place: string, value: unknown])[],
  above: readonly object[],
): string | undefined {
  for (const [place, value] of inside) {
    const problem = problemOf(value, place, above);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function describe(value: object): string {
  return `an object of the class ${value.constructor?.name || '(without a name)'}`;
}
