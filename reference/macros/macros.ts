import type { Policies } from '../api';
import * as authListMacro from './auth-list/SessionMacro';
import { guide } from './guide';
import { sessionDict } from './session-dict';
import { sessionExample } from './session-example';
import * as sessionServiceMacro from './session-service/SessionMacro';

export const macros: Policies['macros'] = {
  'session-service': {
    SessionMacro: sessionServiceMacro,
    SessionDict: sessionDict,
    SessionExample: sessionExample,
    Guide: guide,
  },
  'auth-list': {
    SessionMacro: authListMacro,
    SessionDict: sessionDict,
    SessionExample: sessionExample,
    Guide: guide,
  },
};
