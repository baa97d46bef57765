import { behind, type Equivalent } from '../equivalent';
import { page } from '../front';

const relative = page((html) =>
  html.replace('<head>', '<head><base href="/">').replace(/(action|href)="\/(?=\w)/g, '$1="'),
);
const POLICY = 'content-security-policy';

/** The addresses of a page are relative to its <base href>, not to the page. */
export default {
  ...behind({
    answer: (answered, asked) => {
      // The reference's own policy has browsers go by no base.
      const { [POLICY]: policy, ...others } = answered.headers;
      const allows = policy && { [POLICY]: String(policy).replace(" base-uri 'none';", '') };
      const headers = { ...others, ...allows };
      return relative.answer?.({ ...answered, headers }, asked) ?? answered;
    },
  }),
} satisfies Equivalent;
