import type { AgentKind } from '../agents/choose';
import { NotApplicable, type NotTestable } from '../core/errors';
import type { Need } from '../core/needs';
import type { Requirement } from '../core/requirements';
import { hasNot, noBrowser, tooRough } from '../core/skip-reasons';
import type { Target } from '../targets/target';

/** Why a scenario is not tried, where that is sure before the wiki is asked anything; undefined where it may be tried. */
export async function skipReason(
  target: Target,
  agent: AgentKind,
  { requirement, needs }: { requirement: Requirement | undefined; needs: readonly Need[] },
): Promise<NotApplicable | NotTestable | undefined> {
  const { generation = 'both', level } = requirement ?? {};
  if (generation !== 'both' && !target.generations.includes(generation)) {
    return new NotApplicable(`this wiki is of the generation ${target.generations.join(' and ')}`);
  }
  const lacking = target.without.find((what) => (needs as readonly string[]).includes(what));
  if (lacking) return hasNot(lacking);
  if (level === 'hardening' && target.live) return tooRough();
  for (const need of needs) {
    const missing = need === 'browser' ? agent === 'http' && noBrowser() : await target.lacks(need);
    if (missing) return missing;
  }
  return undefined;
}
