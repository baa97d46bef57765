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
      // The reference's own policy has browsers pass over any base.
      const { [POLICY]: policy, ...others } = answered.headers;
      const allows = policy && { [POLICY]: String(policy).replace("base-uri 'none'", "base-uri 'self'") };
      const headers = { ...others, ...allows };
      return relative.answer?.({ ...answered, headers }, asked) ?? answered;
    },
  }),
  breaks: { 'content-security-policy': 'a policy as strict as it asks for has browsers go by no base' },
} satisfies Equivalent;
