import type { Mutant } from '../mutant';
import { request } from '../request';

export default {
  policies: request(({ form }) =>
    form.user_name === 'NoSuchUser' ? { form: { ...form, user_name: 'BenForgets' } } : {},
  ),
} satisfies Mutant;
