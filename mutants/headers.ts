import { behind } from '../equivalents/equivalent';
import type { Answered, Asked } from '../equivalents/front';

/** Each answer's header of that name is what `change` makes of it; undefined: there is none. */
export const header = (
  name: string,
  change: (value: string, asked: Asked, answered: Answered) => string | undefined,
) =>
  behind({
    answer: (answered, asked) => {
      const { [name]: value, ...others } = answered.headers;
      if (typeof value !== 'string') return answered;
      const changed = change(value, asked, answered);
      return { ...answered, headers: { ...others, ...(changed !== undefined && { [name]: changed }) } };
    },
  });

/** The same of one directive of Content-Security-Policy. */
export const directive = (own: RegExp, other: string, isChanged = (_asked: Asked) => true) =>
  header('content-security-policy', (value, asked) => (isChanged(asked) ? value.replace(own, other) : value));
