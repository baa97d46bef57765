/** What of StrykerJS's report is read. */
export interface StrykerReport {
  files: Readonly<Record<string, { source: string; mutants: readonly MadeMutant[] }>>;
}

/** A change of the code, as StrykerJS names it. */
export interface Change {
  mutatorName: string;
  /** The code that stands there in the place of the reference's. */
  replacement?: string;
  location: { start: Place; end: Place };
}

interface MadeMutant extends Change {
  status: string;
}

interface Place {
  line: number;
  column: number;
}

/** Survivors of one kind, and why they may be. */
export interface Excuse {
  reason: string;
  /** Whether a visitor could see the difference, if any rule spoke of it. */
  visible: boolean;
  /** By file, and by the line of the reference in which they begin, whichever number it has: `code → replacement`. */
  mutants: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface Judgement {
  caught: number;
  /** Mutants that make a difference to visitors. */
  visible: number;
  problems: string[];
}

const isCaught = (status: string) => status === 'Killed' || status === 'Timeout';
const SURVIVED = ['Survived', 'NoCoverage'];
/** What became of one that the checker of untried.cjs left out. */
const UNTRIED = 'CompileError';

/** Holds StrykerJS's survivors against the list of those that have a reason; caught is what any of the runs caught. */
export function judgeSurvivors(reports: readonly StrykerReport[], excuses: readonly Excuse[]): Judgement {
  const excused = new Map(excuses.flatMap((excuse) => namedIn(excuse).map((name) => [name, excuse])));
  const problems: string[] = [];
  const met = new Set<string>();
  let caught = 0;
  let visible = 0;
  for (const { name, at, statuses } of mutantsOf(reports)) {
    if (statuses.some(isCaught)) {
      caught += 1;
      visible += 1;
    } else if (statuses.some((status) => status === UNTRIED || SURVIVED.includes(status))) {
      const excuse = excused.get(name);
      if (excuse) met.add(name);
      else problems.push(`survives in line ${at}: ${name}`);
      if (excuse?.visible ?? true) visible += 1;
    }
  }
  for (const name of excused.keys())
    if (!met.has(name)) problems.push(`is caught or not made any more: ${name}`);
  return { caught, visible, problems };
}

/** Names of those that a run caught. */
export function caughtNames(report: StrykerReport): ReadonlySet<string> {
  const caught = [...mutantsOf([report])].filter(({ statuses }) => statuses.some(isCaught));
  return new Set(caught.map(({ name }) => name));
}

/** Names of those that make no difference to visitors. */
export function invisibleNames(excuses: readonly Excuse[]): ReadonlySet<string> {
  return new Set(excuses.filter(({ visible }) => !visible).flatMap(namedIn));
}

function namedIn({ mutants }: Excuse): string[] {
  return Object.entries(mutants).flatMap(([file, lines]) =>
    Object.entries(lines).flatMap(([line, changes]) => changes.map((change) => nameOf(file, line, change))),
  );
}

/** Where in the reference something was changed and nothing caught it, as StrykerJS's --mutate has it. */
export function rangesOfSurvivors({ files }: StrykerReport): string[] {
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(({ status }) => SURVIVED.includes(status))
      .map(({ location: { start, end } }) => `${file}:${from0(start)}-${from0(end)}`),
  );
}

/** Its reports count columns from 1, its option from 0. */
function from0({ line, column }: Place): string {
  return `${line}:${column - 1}`;
}

interface TriedMutant {
  name: string;
  /** Number of its line. */
  at: number;
  /** What became of it in each run. */
  statuses: string[];
}

function mutantsOf(reports: readonly StrykerReport[]): Iterable<TriedMutant> {
  const tried = new Map<string, TriedMutant>();
  for (const { files } of reports) {
    for (const [file, { source, mutants }] of Object.entries(files)) {
      for (const mutant of mutants) {
        const { start, end } = mutant.location;
        const name = mutantName(file, source, mutant);
        const id = JSON.stringify([name, start, end]);
        const known = tried.get(id) ?? { name, at: start.line, statuses: [] };
        known.statuses.push(mutant.status);
        tried.set(id, known);
      }
    }
  }
  return tried.values();
}

/** A mutant by its file, its line of the reference and what it changes there. Lines and columns count from 1. */
export function mutantName(
  file: string,
  source: string,
  { location, replacement, mutatorName }: Change,
): string {
  const { start, end } = location;
  const line = source.split('\n')[start.line - 1] ?? '';
  const first = line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
  const code = start.line === end.line ? first : `${first}…`;
  return nameOf(file, line, `${code} → ${oneLine(replacement ?? mutatorName)}`);
}

function nameOf(file: string, line: string, change: string): string {
  return `${file}: ${line.trim()}\n    ${change}`;
}

function oneLine(code: string): string {
  return code.trim().replace(/\s+/g, ' ');
}
