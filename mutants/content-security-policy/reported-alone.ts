import { behind } from '../../equivalents/equivalent';
import type { Mutant } from '../mutant';

export default behind({
  answer: (answered) => {
    const { 'content-security-policy': policy, ...others } = answered.headers;
    const instead = policy && {
      'content-security-policy': "frame-ancestors 'none'",
      'content-security-policy-report-only': policy,
    };
    return { ...answered, headers: { ...others, ...instead } };
  },
}) satisfies Mutant;
