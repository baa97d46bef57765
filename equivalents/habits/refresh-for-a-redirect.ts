import { behind, type Equivalent } from '../equivalent';
import type { Habit } from '../front';

const refreshing: Habit = {
  answer: (answered) => {
    const { location, ...headers } = answered.headers;
    if (!location || answered.status !== 303) return answered;
    const html = `<html><head><meta http-equiv="refresh" content="0; url=${location}"></head><body>One moment.</body></html>`;
    return {
      status: 200,
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
      body: Buffer.from(html),
    };
  },
};

/** A page that refreshes itself at once stands where others redirect. */
export default { ...behind(refreshing) } satisfies Equivalent;
