import type { AgentKind } from '../agents/choose';
import { NotApplicable, type NotTestable } from '../core/errors';
import type { Need } from '../core/needs';
import type { Requirement } from '../core/requirements';
import { noBrowser, tooRough } from '../core/skip-reasons';
import type { Target } from '../targets/target';

/** Why a scenario can't be tried, as far as that is sure before anything is asked of the wiki; undefined where it may be. */
export async function obstacle(
  target: Target,
  agent: AgentKind,
  { requirement, needs }: { requirement: Requirement | undefined; needs: readonly Need[] },
): Promise<NotApplicable | NotTestable | undefined> {
  const { generation = 'both', level } = requirement ?? {};
  if (generation !== 'both' && !target.generations.includes(generation)) {
    return new NotApplicable(`this wiki is of the generation ${target.generations.join(' and ')}`);
  }
  if (level === 'hardening' && target.live) return tooRough();
  for (const need of needs) {
    const lack = need === 'browser' ? agent === 'http' && noBrowser() : await target.lacks(need);
    if (lack) return lack;
  }
  return undefined;
}
