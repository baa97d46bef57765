import type { PageContext } from '../farm';
import type { Action, ActionResult } from './action';
import { content } from './content';
import { edit } from './edit';
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
  return action
    ? action(context)
    : show(context, { status: 404, message: `This wiki has no action ${name}.` });
}
