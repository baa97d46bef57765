import type { Habit } from './front';

const MOVED_TO = 'x-moved-to';
/** The address of a page, up to its query. */
const PAGE = /^([^?]*\/[A-Z]\w*)(?=$|\?)/;

/** The address of a page ends with a slash, and a GET of the one without is redirected there. */
export const slashes: Habit = {
  request: (asked) => {
    if (/^(GET|HEAD)$/.test(asked.method) && PAGE.test(asked.target)) {
      const headers = { host: asked.headers.host, [MOVED_TO]: asked.target.replace(PAGE, '$1/') };
      return { ...asked, target: '/-/health', headers };
    }
    return { ...asked, target: asked.target.replace(/(\/[A-Z]\w*)\/(?=$|\?)/, '$1') };
  },
  answer: (answered, { headers }) => {
    const movedTo = headers[MOVED_TO];
    if (!movedTo) return answered;
    return { status: 301, headers: { location: `${movedTo}` }, body: Buffer.from('') };
  },
};
