import { makeBadge } from 'badge-maker';
import type { Verdict } from '../ledger';
import type { Outcome } from '../outcome';
import { asOutcome } from '../sentence';

/** What https://shields.io/badges/endpoint-badge reads. */
export interface Endpoint {
  schemaVersion: 1;
  label: string;
  message: string;
  color: string;
  isError?: true;
}

/** The verdict as shields.io's endpoint badge. */
export function endpoint(verdict: Verdict): Endpoint {
  return { schemaVersion: 1, label: 'wiki sessions', ...told(verdict) };
}

/** The same badge as an SVG picture. */
export function badge(verdict: Verdict): string {
  const { label, message, color } = endpoint(verdict);
  return makeBadge({ label, message, color });
}

function told(verdict: Verdict): Pick<Endpoint, 'message' | 'color' | 'isError'> {
  const deciding = verdict.requirements.filter(({ level }) => verdict.levels.includes(level));
  const count = (...outcomes: Outcome[]) =>
    deciding.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const held = `${count('pass', 'unexpectedPass')} of ${deciding.length} held`;
  const complete = count('pass') === deciding.length;
  const broken = `${count('fail', 'expectedFailure')} of ${deciding.length} broken`;
  switch (asOutcome(verdict)) {
    case 'harnessError':
      return { message: 'not judged', color: 'lightgrey', isError: true };
    case 'expectedFailure':
      return { message: `${broken}, as expected`, color: 'yellow' };
    case 'pass':
      return complete
        ? { message: `conformant, ${held}`, color: 'brightgreen' }
        : { message: `conformant where tried, ${held}`, color: 'green' };
    default:
      return { message: verdict.conformant ? 'not as expected' : `not conformant, ${broken}`, color: 'red' };
  }
}
