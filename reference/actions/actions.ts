import type { PageContext } from '../farm';
import type { Action, ActionResult } from './action';
import { content } from './content';
import { edit } from './edit';
import { runExtensionAction } from './extension-action';
import { login } from './login';
import { logout } from './logout';
import { settings } from './settings';
import { show } from './show';
import { syncPages } from './sync-pages';
import { userprefs } from './userprefs';

const actions: Readonly<Record<string, Action>> = {
  show,
  content,
  login,
  logout,
  userprefs,
  edit,
  settings,
  SyncPages: syncPages,
};

/** Does what the request asks for with `action`. */
export function act(context: PageContext): ActionResult | Promise<ActionResult> {
  const name = context.parameter('action') || 'show';
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (action) return action(context);
  const registered = context.wiki.farm.extensions.actions.get(name);
  if (registered) return runExtensionAction(name, registered.thing, context);
  return show(context, { status: 404, message: `This wiki has no action ${name}.` });
}

/** Names of the wiki's own actions. */
export const ACTIONS = Object.keys(actions);
