/** What of StrykerJS's report is read. */
export interface StrykerReport {
  files: Readonly<Record<string, { source: string; mutants: readonly MadeMutant[] }>>;
}

interface MadeMutant {
  mutatorName: string;
  /** The code that stands there in the place of the reference's. */
  replacement?: string;
  status: string;
  location: { start: Place; end: Place };
}

interface Place {
  line: number;
  column: number;
}

/** A mutant by what it changes, whichever line that is on. */
export interface Survivor {
  file: string;
  /** The line of the reference in which it begins. */
  line: string;
  becomes: string;
}

/** Survivors of one kind, and why they may be. */
export interface Excuse {
  reason: string;
  /** Whether a visitor could see the difference, if any rule spoke of it. */
  visible: boolean;
  mutants: readonly Survivor[];
}

export interface Judgement {
  caught: number;
  /** Mutants that make a difference to visitors. */
  visible: number;
  problems: string[];
}

const CAUGHT = ['Killed', 'Timeout'];
const SURVIVED = ['Survived', 'NoCoverage'];

/** Holds StrykerJS's survivors against the list of those that have a reason; caught is what any of the runs caught. */
export function judgeSurvivors(reports: readonly StrykerReport[], excuses: readonly Excuse[]): Judgement {
  const excused = new Map(excuses.flatMap((excuse) => excuse.mutants.map((one) => [keyOf(one), excuse])));
  const problems: string[] = [];
  const met = new Set<string>();
  let caught = 0;
  let visible = 0;
  for (const { at, statuses, ...survivor } of mutantsOf(reports)) {
    if (statuses.some((status) => CAUGHT.includes(status))) {
      caught += 1;
      visible += 1;
    } else if (statuses.some((status) => SURVIVED.includes(status))) {
      const excuse = excused.get(keyOf(survivor));
      if (excuse) met.add(keyOf(survivor));
      else
        problems.push(`survives: ${survivor.file}:${at} ${survivor.line}\n    becomes: ${survivor.becomes}`);
      if (excuse?.visible ?? true) visible += 1;
    }
  }
  for (const one of excuses.flatMap(({ mutants }) => mutants)) {
    if (met.has(keyOf(one))) continue;
    problems.push(`is caught or not made any more: ${one.file} ${one.line}\n    becomes: ${one.becomes}`);
  }
  return { caught, visible, problems };
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

interface TriedMutant extends Survivor {
  /** Number of its line. */
  at: number;
  /** What became of it in each run. */
  statuses: string[];
}

function mutantsOf(reports: readonly StrykerReport[]): Iterable<TriedMutant> {
  const tried = new Map<string, TriedMutant>();
  for (const { files } of reports) {
    for (const [file, { source, mutants }] of Object.entries(files)) {
      const lines = source.split('\n');
      for (const { status, replacement, mutatorName, location } of mutants) {
        const at = location.start.line;
        const becomes = oneLine(replacement ?? mutatorName);
        const id = JSON.stringify([file, location, becomes]);
        const mutant = tried.get(id) ?? {
          file,
          line: (lines[at - 1] ?? '').trim(),
          becomes,
          at,
          statuses: [],
        };
        mutant.statuses.push(status);
        tried.set(id, mutant);
      }
    }
  }
  return tried.values();
}

function keyOf({ file, line, becomes }: Survivor): string {
  return [file, line.trim(), oneLine(becomes)].join('\0');
}

function oneLine(code: string): string {
  return code.trim().replace(/\s+/g, ' ');
}
