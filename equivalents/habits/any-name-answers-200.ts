import { behind, type Equivalent } from '../equivalent';

const PAGES = /Page(?=One|Three|Four|Five|Six)/;

/** A page that there is not is answered by 200, "There is no such page", and those to walk through are not there. */
export default {
  ...behind({
    request: (asked) => ({ ...asked, target: asked.target.replace(PAGES, 'LackedPage') }),
    answer: (answered) => ({
      ...answered,
      status: answered.status === 404 ? 200 : answered.status,
      body: Buffer.from(answered.body.toString().replaceAll('LackedPage', 'Page')),
    }),
  }),
  notTestable: Object.fromEntries(
    ['trail-session-service', 'trail-order', 'trail-pages', 'trail-bound', 'trail-ends', 'trail-private'].map(
      (id) => [id, 'the trail has pages that there are'],
    ),
  ),
} satisfies Equivalent;
