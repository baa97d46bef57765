import type { Requirement } from '../../core/requirements';
import { type Disagreement, disagreements } from '../agents-compared/disagreements';
import type { Tone } from '../appearance';
import { TONES } from '../conclusion';
import { agentInWords, finalSentence } from '../final-sentence';
import { parts } from '../report/documents';
import { fillIn } from '../report/page';
import type { WrittenVerdict } from '../written-verdict';

/** A run to be compared, and the file that it was read from. */
export interface ComparedRun {
  file: string;
  verdict: WrittenVerdict;
}

type Result = WrittenVerdict['requirements'][number];

/** A requirement, and what each run says of it; nothing where the run's wiki is of the other generation. */
interface Row {
  requirement: Requirement;
  results: (Result | undefined)[];
  /** Whether the runs that did not leave it out disagree. */
  differs: boolean;
  /** Those that agents judge differently, where one wiki is judged by several. */
  scenarios: Disagreement['scenarios'];
}

/** Several runs side by side, requirement by requirement, as a page of its own. */
export function matrixPage(runs: readonly ComparedRun[]): string {
  const byId = runs.map(({ verdict }) => new Map(verdict.requirements.map((result) => [result.id, result])));
  const verdicts = runs.map(({ verdict }) => verdict);
  const byAgents = areOfAgents(verdicts)
    ? new Map(disagreements(verdicts).map(({ id, scenarios }) => [id, scenarios]))
    : undefined;
  const row = (requirement: Requirement): Row => {
    const results = byId.map((run) => run.get(requirement.id));
    const scenarios = byAgents?.get(requirement.id) ?? [];
    return { requirement, results, differs: byAgents ? scenarios.length > 0 : differ(results), scenarios };
  };
  const rows = parts({ requirements: [] }).map(({ id, title, sections }) => ({
    id,
    title,
    sections: sections.map(({ name, entries }) => ({
      name,
      rows: entries.map(({ requirement }) => row(requirement)).filter(({ results }) => results.some(Boolean)),
    })),
  }));
  const all = rows.flatMap(({ sections }) => sections.flatMap((section) => section.rows));
  return fillIn('matrix', {
    runs: runs.map(({ file, verdict }) => ({
      file,
      verdict,
      agent: agentInWords(verdict.agent),
      tone: TONES[verdict.conclusion],
      sentence: finalSentence(verdict),
    })),
    parts: rows.filter(({ sections }) => sections.some((section) => section.rows.length > 0)),
    all: all.length,
    differing: all.filter(({ differs }) => differs).length,
    ...headingOf(runs.length, all),
  });
}

/** Whether it is one wiki that several agents have visited: what a browser alone can try is no difference between those. */
function areOfAgents(verdicts: readonly WrittenVerdict[]): boolean {
  const [targets, agents] = [verdicts.map(({ target }) => target), verdicts.map(({ agent }) => agent)];
  return new Set(targets).size === 1 && agents.length > 1 && new Set(agents).size === agents.length;
}

function headingOf(runs: number, rows: readonly Row[]): { heading: string; tone: Tone } {
  if (runs === 1) return { heading: 'One run.', tone: 'dim' };
  const shared = rows.filter(({ results }) => results.filter(Boolean).length > 1).length;
  const differing = rows.filter(({ differs }) => differs).length;
  const side = `${runs} runs side by side: `;
  if (shared === 0) return { heading: `${side}they share no requirement.`, tone: 'error' };
  if (differing === 0)
    return { heading: `${side}they agree in all of ${shared} requirements.`, tone: 'good' };
  return { heading: `${side}they differ in ${differing} of ${shared} requirements.`, tone: 'warning' };
}

function differ(results: readonly (Result | undefined)[]): boolean {
  const states = results.flatMap((result) => (result && result.state !== 'leftOut' ? result.state : []));
  return new Set(states).size > 1;
}
