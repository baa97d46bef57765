import { requirements } from '../../core/requirements';
import type { ScenarioResult, Verdict } from '../ledger';
import type { Outcome } from '../outcome';
import { sentence } from '../sentence';

/** https://www.w3.org/TR/EARL10-Schema/#OutcomeValue; what was partly tried and not found wrong can't be told. */
const EARL_OUTCOMES: Record<Outcome, string> = {
  fail: 'failed',
  harnessError: 'cantTell',
  unexpectedPass: 'passed',
  expectedFailure: 'failed',
  notTestable: 'cantTell',
  pass: 'passed',
  notApplicable: 'inapplicable',
};

const CONTEXT = {
  earl: 'http://www.w3.org/ns/earl#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'dct:date': { '@type': 'xsd:dateTime' },
};

/**
 * The verdict as EARL 1.0 in JSON-LD: an assertion for each requirement, which is its test criterion. `at` is when the
 * run ended.
 */
export function earl(verdict: Verdict, at: Date): object {
  const suite = {
    '@id': '_:suite',
    '@type': ['earl:Assertor', 'earl:Software'],
    'dct:title': 'wiki-session-conformance',
  };
  const wiki = {
    '@id': '_:wiki',
    '@type': 'earl:TestSubject',
    'dct:title': verdict.target,
    'dct:description': sentence(verdict),
  };
  const assertions = verdict.requirements.map(({ id, outcome, scenarios, reason }) => ({
    '@type': 'earl:Assertion',
    'earl:assertedBy': { '@id': suite['@id'] },
    'earl:subject': { '@id': wiki['@id'] },
    'earl:mode': { '@id': 'earl:automatic' },
    'earl:test': criterion(id),
    'earl:result': {
      '@type': 'earl:TestResult',
      'earl:outcome': { '@id': `earl:${wasTried(scenarios) ? EARL_OUTCOMES[outcome] : 'untested'}` },
      'dct:date': at.toISOString(),
      ...(reason ? { 'earl:info': reason } : {}),
    },
  }));
  return { '@context': CONTEXT, '@graph': [suite, wiki, ...assertions] };
}

function wasTried(scenarios: readonly ScenarioResult[]): boolean {
  return scenarios.some(({ outcome }) => outcome !== 'notTestable');
}

function criterion(id: string) {
  const { text, source } = requirements().get(id) ?? { text: '', source: '' };
  return {
    '@id': `urn:wiki-session-conformance:${id}`,
    '@type': ['earl:TestCriterion', 'earl:TestRequirement'],
    'dct:title': id,
    'dct:description': text,
    'dct:source': source,
  };
}
