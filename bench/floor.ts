import { mkdirSync, writeFileSync } from 'node:fs';
import { interleaved, median } from './rounds';

/** What takes its time, and what the least would be. */
interface Compared {
  /** The report's name: reports/bench-NAME.json. */
  name: string;
  rounds: number;
  /** How much work it is: `{ scenarios: 340 }`. */
  work: Record<string, number>;
  /** Each answers how many seconds it took. */
  suite: () => Promise<number>;
  floor: () => Promise<number>;
  /** What the floor is called. */
  floorName: string;
  /** What has to be done besides, and what that is called. */
  beside?: { seconds: () => Promise<number>; name: string };
}

/** Compares the suite with its floor in interleaved rounds: tells the median ratio, and writes it down. */
export async function compareWithFloor(compared: Compared): Promise<void> {
  const { name, rounds, work, suite, floor, floorName, beside } = compared;
  const seconds = await interleaved({ suite, floor, beside: beside?.seconds ?? (async () => 0) }, rounds);
  const ratioTo = (least: (round: number) => number) =>
    median(seconds.suite.map((took, round) => took / least(round)));
  const floorIn = (round: number) => seconds.floor[round] as number;
  const report = {
    ...work,
    suiteSeconds: median(seconds.suite),
    floorSeconds: median(seconds.floor),
    ratio: ratioTo(floorIn),
    ...(beside && {
      besideSeconds: median(seconds.beside),
      ratioToBoth: ratioTo((round) => floorIn(round) + (seconds.beside[round] as number)),
    }),
    rounds: seconds,
  };
  mkdirSync('reports', { recursive: true });
  writeFileSync(`reports/bench-${name}.json`, `${JSON.stringify(report, null, 2)}\n`);
  const amount = Object.entries(work).map(([what, count]) => `${count} ${what}`);
  const both = beside
    ? `; ${beside.name} ${report.besideSeconds?.toFixed(2)} s: ${report.ratioToBoth?.toFixed(2)} times both`
    : '';
  console.log(
    `${amount.join(', ')}: the suite ${report.suiteSeconds.toFixed(2)} s, ` +
      `${floorName} ${report.floorSeconds.toFixed(2)} s: ${report.ratio.toFixed(2)} times that${both} ` +
      `(medians of ${rounds} interleaved rounds).`,
  );
}
