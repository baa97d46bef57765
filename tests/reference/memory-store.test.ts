import { MemoryStore } from '../../reference/sessions/stores/memory';
import { storeContract } from './store-contract';

storeContract('memory', async () => new MemoryStore());
