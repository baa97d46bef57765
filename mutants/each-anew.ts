import { After } from '@cucumber/cucumber';
import { stopRun } from '../steps/run';

// For StrykerJS, which tries a mutant on the scenarios that came across it: a wiki that several share is made in the
// first of them, and what decides then would be tried on that one alone.
After(stopRun);
