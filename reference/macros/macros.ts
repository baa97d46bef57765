import type { Policies } from '../api';
import { guide } from './guide';
import { sessionDict } from './session-dict';
import { authSessionMacro, sessionMacro } from './session-macro';

export const macros: Policies['macros'] = {
  'session-service': { SessionMacro: sessionMacro, SessionDict: sessionDict, Guide: guide },
  'auth-list': { SessionMacro: authSessionMacro, SessionDict: sessionDict, Guide: guide },
};
