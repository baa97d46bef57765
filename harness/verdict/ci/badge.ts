import type { Tone } from '../appearance';
import { TONES } from '../conclusion';
import type { Verdict } from '../judge';
import { sum } from '../totals';

const COLOURS: Record<Tone, string> = {
  good: 'brightgreen',
  bad: 'red',
  warning: 'yellow',
  error: 'lightgrey',
  dim: 'lightgrey',
};

/** The verdict for a badge, as shields.io reads it from an address: https://shields.io/badges/endpoint-badge. */
export function badge({ conclusion, requirementSet, totals }: Verdict): string {
  const { requirements } = totals.deciding;
  // notConformant, asExpected: the words of the final sentence.
  const words = conclusion.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  const held = `${requirements.held + requirements.heldAsTried} of ${sum(requirements)} held`;
  const content = {
    schemaVersion: 1,
    label: `wiki sessions, set ${requirementSet}`,
    message: `${words}, ${held}`,
    color: COLOURS[TONES[conclusion]],
  };
  return `${JSON.stringify(content)}\n`;
}
