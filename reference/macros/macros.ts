import type { Policies } from '../api';
import * as authListMacro from './auth-list/SessionMacro';
import { sessionDict } from './session-dict';
import * as sessionServiceMacro from './session-service/SessionMacro';

export const macros: Policies['macros'] = {
  'session-service': { SessionMacro: sessionServiceMacro, SessionDict: sessionDict },
  'auth-list': { SessionMacro: authListMacro, SessionDict: sessionDict },
};
