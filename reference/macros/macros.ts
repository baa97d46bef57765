import type { Policies } from '../api';
import * as ofAuthList from './auth-list/SessionMacro';
import { guide } from './guide';
import { sessionDict } from './session-dict';
import { sessionExample } from './session-example';
import * as ofSessionService from './session-service/SessionMacro';

const shared = { SessionDict: sessionDict, SessionExample: sessionExample, Guide: guide };

export const macros: Policies['macros'] = {
  'session-service': {
    SessionMacro: { dependencies: ofSessionService.dependencies, execute: ofSessionService.execute },
    ...shared,
  },
  'auth-list': {
    SessionMacro: { dependencies: ofAuthList.dependencies, execute: ofAuthList.execute },
    ...shared,
  },
};
