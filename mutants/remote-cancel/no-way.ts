import type { Mutant } from '../mutant';

export default {
  policies: { sentPage: (html) => html.replace(/<button type="submit" name="cancel".*?<\/button>/, '') },
} satisfies Mutant;
