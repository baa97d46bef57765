import { existsSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { TONES } from '../conclusion';
import { toCurl } from '../curl';
import { dependentGroups } from '../dependencies';
import type { Rerun } from '../explain';
import { explorationSentence } from '../exploration';
import { reportPath } from '../files';
import { agentInWords, finalSentence } from '../final-sentence';
import type { Verdict } from '../judge';
import { STATES, type State } from '../outcome';
import { totalsLines } from '../totals';
import { parts } from './documents';
import { farmPicture } from './farm-picture';
import { fillIn } from './page';
import { timeline } from './timeline';
import { transcript } from './transcript';

/** The longest address or value that is shown in full, in characters. */
const LONGEST = 500;

/** The report of one run as a page of its own. `at` is when it ended. */
export function runPage(verdict: Verdict, rerun: Rerun, at: Date): string {
  return fillIn('run', {
    verdict,
    at,
    rerun,
    agent: agentInWords(verdict.agent),
    tone: TONES[verdict.conclusion],
    sentence: finalSentence(verdict),
    totals: totalsLines(verdict),
    states: statesOf(verdict),
    dependentGroups: dependentGroups(verdict.requirements.flatMap(({ scenarios }) => scenarios)),
    parts: parts(verdict),
    timeline,
    farmPicture,
    transcript,
    toCurl,
    filesShown,
    relativeAddress,
    explored: verdict.exploration && explorationSentence(verdict.exploration),
    cut,
  });
}

/** How many requirements are in which state, for the states that there are. */
function statesOf({ requirements }: Verdict): { state: State; requirements: number }[] {
  return STATES.map((state) => ({
    state,
    requirements: requirements.filter((result) => result.state === state).length,
  })).filter(({ requirements }) => requirements > 0);
}

/** What a browser showed: the picture is in the page itself, the rest beside it. */
function filesShown(files: readonly string[]): { name: string; address: string; picture?: string }[] {
  return files.map((file) => ({
    name: basename(file),
    address: relativeAddress(file),
    ...(file.endsWith('.png') && existsSync(file)
      ? { picture: `data:image/png;base64,${readFileSync(file, 'base64')}` }
      : {}),
  }));
}

/** The address of a report from this page. */
const relativeAddress = (file: string): string => relative(reportPath('.'), file);

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
}
