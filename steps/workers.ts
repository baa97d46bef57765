import { setParallelCanAssign } from '@cucumber/cucumber';
import { mayRunBeside } from './verdict/by-wiki';

setParallelCanAssign(mayRunBeside);
