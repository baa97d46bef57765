import type { Plugin } from '@cucumber/cucumber/api';
import { agentKind } from '../../harness/agents/choose';
import { chooseTarget } from '../../harness/targets/choose';
import type { Target } from '../../harness/targets/target';
import { SetUpError } from '../../harness/verdict/failures';
import { writeWhole } from '../../harness/verdict/files';
import { judge, type ScenarioResult, type Verdict } from '../../harness/verdict/ledger';
import { decidingLevels } from '../../harness/verdict/levels';
import type { Level } from '../../harness/verdict/requirements';
import { terminalReport } from '../../harness/verdict/terminal';
import { Collector } from './collector';

/** What the run ends with: 0 conformant, 1 not conformant, 2 not judged. */
function exitCodeOf({ judged, conformant }: Verdict): number {
  if (!judged) return 2;
  return conformant ? 0 : 1;
}

interface Preparation {
  levels: Level[];
  target?: Target;
  /** Why there is nothing to judge. */
  abandoned?: string;
}

async function prepare(): Promise<Preparation> {
  let levels: Level[] = ['documented'];
  try {
    levels = decidingLevels(process.env.LEVEL);
    agentKind(process.env.AGENT);
    const target = await chooseTarget();
    await target.check();
    return { levels, target };
  } catch (error) {
    if (error instanceof SetUpError) return { levels, abandoned: error.message };
    throw error;
  }
}

/** Turns the run into the verdict: on the terminal, in reports/, and in the exit code. */
const plugin: Plugin = {
  type: 'plugin',
  async coordinator({ on, transform, operation }) {
    if (operation !== 'runCucumber') return;
    const collector = new Collector();
    const { levels, target, abandoned } = await prepare();
    if (abandoned) transform('pickles:filter', () => []);
    on('message', (envelope) => {
      collector.hear(envelope);
    });
    return () => {
      const broken = abandoned ?? collector.unfinished().join('\n');
      const verdict = judge({
        target: target?.name ?? process.env.WIKI ?? 'reference',
        agent: process.env.AGENT ?? 'http',
        generations: target?.generations ?? [],
        levels,
        results: collector.results,
        ...(broken ? { abandoned: broken } : {}),
      });
      writeWhole('reports/verdict.json', `${JSON.stringify(verdict, null, 2)}\n`);
      process.stdout.write(terminalReport(verdict, rerun));
      // The runner knows passed and failed only, and sets its own code after this.
      process.once('exit', () => {
        process.exitCode = exitCodeOf(verdict);
      });
    };
  },
};

function rerun({ location }: ScenarioResult): string {
  const variables = ['WIKI', 'AGENT', 'LEVEL'].flatMap((name) => {
    const value = process.env[name];
    return value ? [`${name}=${value}`] : [];
  });
  return [...variables, 'npx cucumber-js', location].join(' ');
}

export default plugin;
