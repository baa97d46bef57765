import { existsSync, readFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { toCurl } from '../curl';
import type { Rerun } from '../explain';
import { reportPath } from '../files';
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
    shown,
    cut,
  });
}

/** What a browser showed: the picture is in the page itself, the rest beside it. */
function shown(files: readonly string[]): { name: string; address: string; picture?: string }[] {
  return files.map((file) => ({
    name: basename(file),
    address: relative(reportPath('.'), file),
    ...(file.endsWith('.png') && existsSync(file)
      ? { picture: `data:image/png;base64,${readFileSync(file, 'base64')}` }
      : {}),
  }));
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length} characters)` : text;
}
