import type { Policies } from '../api';
import * as ofAuthList from './auth-list/SessionMacro';
import { sessionDict } from './session-dict';
import * as ofSessionService from './session-service/SessionMacro';

export const macros: Policies['macros'] = {
  'session-service': {
    SessionMacro: { dependencies: ofSessionService.dependencies, execute: ofSessionService.execute },
    SessionDict: sessionDict,
  },
  'auth-list': {
    SessionMacro: { dependencies: ofAuthList.dependencies, execute: ofAuthList.execute },
    SessionDict: sessionDict,
  },
};
