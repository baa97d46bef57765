import type { Note, ScenarioEvidence, WrittenExchange } from '../../harness/core/evidence';
import { newestSet, requirements } from '../../harness/core/requirements';
import { judge, type Run, type Verdict } from '../../harness/verdict/judge';
import type { Outcome } from '../../harness/verdict/outcome';
import type { ScenarioResult } from '../../harness/verdict/result';

const START = Date.UTC(2026, 0, 1);

/** The moment so many hours after the beginning, ISO 8601. */
export const hours = (count: number) => new Date(START + count * 3_600_000).toISOString();

export function exchange(visitor: string, at: string, more: Partial<WrittenExchange> = {}): WrittenExchange {
  return {
    visitor,
    at,
    method: 'GET',
    url: 'http://wiki.test/FrontPage',
    status: 200,
    setCookies: [],
    refused: [],
    ...more,
  };
}

export function evidence(exchanges: WrittenExchange[], notes: Note[] = []): ScenarioEvidence {
  const wikis = [{ role: 'first', base: 'http://wiki.test/', settings: 'cookie_lifetime (1, 12)' }];
  return { wikis, exchanges, notes, files: [] };
}

export const check = (after: number, holds: boolean, more: Partial<Extract<Note, { kind: 'check' }>> = {}) =>
  ({
    kind: 'check',
    after,
    what: 'Ana comes back',
    seen: 'signed in as Ana',
    expected: 'the session is gone',
    holds,
    ...more,
  }) as const;

export function scenario(
  requirement: string,
  outcome: Outcome,
  more: Partial<ScenarioResult> = {},
): ScenarioResult {
  return {
    requirement,
    outcome,
    name: `${requirement} ends as ${outcome}`,
    location: 'features/a.feature:1',
    steps: ['Given a wiki', 'When Ana signs in'],
    checks: 1,
    ...(outcome === 'pass' ? {} : { reason: `seen: ${outcome}` }),
    ...more,
  };
}

/** The requirements that decide on the wiki of `verdictOn`. */
export const deciding = [...requirements().values()].filter(
  ({ level, generation }) => level === 'documented' && generation !== 'auth-list',
);

export function verdictOn(results: ScenarioResult[], more: Partial<Run> = {}): Verdict {
  return judge({
    target: 'A & B',
    agent: 'http',
    generations: ['session-service'],
    requirementSet: newestSet(),
    levels: ['documented'],
    results,
    ...more,
  });
}
