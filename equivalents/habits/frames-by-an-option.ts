import { behind, type Equivalent } from '../equivalent';

/** Says by X-Frame-Options, older than frame-ancestors, that nobody may frame it. */
export default {
  level: 'hardening',
  ...behind({
    answer: (answered) => {
      const policy = answered.headers['content-security-policy'];
      if (typeof policy !== 'string') return answered;
      const headers = {
        ...answered.headers,
        'content-security-policy': policy.replace(/; frame-ancestors[^;]*/, ''),
        'x-frame-options': 'DENY',
      };
      return { ...answered, headers };
    },
  }),
} satisfies Equivalent;
