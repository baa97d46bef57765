import parse from '@cucumber/tag-expressions';
import { SetUpError } from '../harness/core/errors';
import { nearest } from '../harness/core/nearest';
import { suiteScenarios } from './scenarios';

const OPERATORS = ['and', 'or', 'not'];

/**
 * Throws SetUpError for what is not a tag expression, and for a tag that no scenario has.
 * @param own whether features of somebody's own are run, which have tags of their own
 */
export function checkTags(expression: string, own: boolean): void {
  try {
    parse(expression);
  } catch (error) {
    throw new SetUpError(
      `--tags ${JSON.stringify(expression)} is not a tag expression: ${(error as Error).message.trim()} ` +
        'One looks like "@path-set or (@hardening and not @needs-clock)".',
    );
  }
  if (own) return;
  const known = [...new Set(suiteScenarios().flatMap(({ tags }) => tags))];
  const named = expression.split(/[\s()]+/).filter((word) => word && !OPERATORS.includes(word));
  const unknown = named.find((tag) => !known.includes(tag));
  if (unknown)
    throw new SetUpError(`No scenario has the tag ${unknown}. Did you mean ${nearest(unknown, known)}?`);
}
