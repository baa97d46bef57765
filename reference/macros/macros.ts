import type { Policies } from '../api';
import { sessionDict } from './session-dict';
import { authSessionMacro, sessionMacro } from './session-macro';

export const macros: Policies['macros'] = {
  'session-service': { SessionMacro: sessionMacro, SessionDict: sessionDict },
  'auth-list': { SessionMacro: authSessionMacro, SessionDict: sessionDict },
};
