import { openStore } from '../../../reference/sessions/stores/factory';
import { type Rig, type Stoppable, startWiki } from '../visitor';

/** A wiki with its sessions there, whose store has the wiki's own clock, and what that store has to tell. */
export async function startOn(test: Stoppable, place: string): Promise<Rig & { logged: readonly string[] }> {
  const logged: string[] = [];
  const log = (message: string) => logged.push(message);
  const now = () => rig.clock.now;
  const store = await openStore(place, { durability: 'committed', log, now });
  const rig: Rig = await startWiki(test, { cookie_lifetime: [1, 12] }, { store });
  return { ...rig, logged };
}
