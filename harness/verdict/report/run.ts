import { toCurl } from '../curl';
import type { Rerun } from '../explain';
import type { Verdict } from '../ledger';
import { asOutcome, sentence } from '../sentence';
import { parts } from './documents';
import { farmPicture } from './farm-picture';
import { fillIn } from './page';
import { story } from './story';
import { timeline } from './timeline';

/** The longest address or value that is told in full, in characters. */
const LONGEST = 500;

/** The report of one run as a page of its own. `at` is when it ended. */
export function runPage(verdict: Verdict, rerun: Rerun, at: Date): string {
  return fillIn('run', {
    verdict,
    at,
    rerun,
    outcome: asOutcome(verdict),
    sentence: sentence(verdict),
    parts: parts(verdict),
    timeline,
    farmPicture,
    story,
    toCurl,
    cut,
  });
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
}
