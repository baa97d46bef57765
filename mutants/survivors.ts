/** What of StrykerJS's report is read. */
export interface StrykerReport {
  files: Readonly<Record<string, { source: string; mutants: readonly MadeMutant[] }>>;
}

interface MadeMutant {
  mutatorName: string;
  /** The code that stands there in the place of the reference's. */
  replacement?: string;
  status: string;
  location: { start: { line: number } };
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

/** Holds StrykerJS's survivors against the list of those that have a reason. */
export function judgeSurvivors({ files }: StrykerReport, excuses: readonly Excuse[]): Judgement {
  const excused = new Map(excuses.flatMap((excuse) => excuse.mutants.map((one) => [keyOf(one), excuse])));
  const problems: string[] = [];
  const met = new Set<string>();
  let caught = 0;
  let visible = 0;
  for (const [file, { source, mutants }] of Object.entries(files)) {
    const lines = source.split('\n');
    for (const { status, replacement, mutatorName, location } of mutants) {
      if (CAUGHT.includes(status)) caught += 1;
      const line = (lines[location.start.line - 1] ?? '').trim();
      const survivor = { file, line, becomes: oneLine(replacement ?? mutatorName) };
      const excuse = SURVIVED.includes(status) ? excused.get(keyOf(survivor)) : undefined;
      if (excuse) met.add(keyOf(survivor));
      if (CAUGHT.includes(status) || excuse?.visible) visible += 1;
      if (SURVIVED.includes(status) && !excuse) {
        visible += 1;
        problems.push(`survives: ${file}:${location.start.line} ${line}\n    becomes: ${survivor.becomes}`);
      }
    }
  }
  for (const one of excuses.flatMap(({ mutants }) => mutants)) {
    if (met.has(keyOf(one))) continue;
    problems.push(`is caught or not made any more: ${one.file} ${one.line}\n    becomes: ${one.becomes}`);
  }
  return { caught, visible, problems };
}

function keyOf({ file, line, becomes }: Survivor): string {
  return [file, line.trim(), oneLine(becomes)].join('\0');
}

function oneLine(code: string): string {
  return code.trim().replace(/\s+/g, ' ');
}
