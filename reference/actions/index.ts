import type { Header } from '../sessions/carrier';
import type { Visit } from '../visit';
import { content } from './content';
import { login } from './login';
import { logout } from './logout';
import { show } from './show';
import { syncPages } from './sync-pages';
import { userprefs } from './userprefs';

export interface Answer {
  readonly status: number;
  readonly html: string;
  readonly headers?: readonly Header[];
}

export type Action = (visit: Visit) => Answer | Promise<Answer>;

const actions: Readonly<Record<string, Action>> = {
  show,
  content,
  login,
  logout,
  userprefs,
  SyncPages: syncPages,
};

/** Does what the request asks for with `action`. */
export function act(visit: Visit): Answer | Promise<Answer> {
  const name = visit.parameter('action') || 'show';
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  return action ? action(visit) : show(visit, { status: 404, message: `This wiki has no action ${name}.` });
}
