import { join } from 'node:path';
import { sqliteStore } from '../../examples/extensions/sqlite-sessions';
import { newFolder } from '../new-folder';
import { storeContract } from './store-contract';

storeContract('sqlite, the example', async () => sqliteStore(join(newFolder(), 'sessions.sqlite')));
