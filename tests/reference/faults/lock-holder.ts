import { open } from 'lmdb';

/** `FOLDER`: has the lock for writing there until it is killed. */
const root = open({ path: process.argv[2] as string, noSubdir: false, maxDbs: 4 });
root.transactionSync(() => {
  console.log('held');
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 60_000);
});
