#!/usr/bin/env node
import { SetUpError } from '../harness/core/errors';
import { maskSecrets } from '../harness/core/secrets';
import { program } from './program';

const args = process.argv.slice(2);
// What stands after -- is for cucumber-js.
const cut = args.indexOf('--');
const [own, more] = cut < 0 ? [args, []] : [args.slice(0, cut), args.slice(cut + 1)];

program(more)
  .parseAsync(own, { from: 'user' })
  .catch((error: unknown) => {
    if (!(error instanceof SetUpError)) throw error;
    console.error(maskSecrets(error.message));
    process.exitCode = 2;
  });
