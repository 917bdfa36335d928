import type { Guard, GuardProbe } from '../../../contracts/guard.ts';

const probe = (text: string): GuardProbe => ({
  direction: 'output',
  segments: [{ path: '/choices/0/message/content', text, provenance: 'model' }],
});

/** Texts that the guard must tell apart before it may serve. */
export const unsafeUrlProbes: Guard['probes'] = {
  bad: [
    probe('[open](javascript:fetch(1))'),
    probe('Sign in at https://paypa1.com/login'),
    probe('https://www.google.com@198.51.100.7/verify'),
    probe('Go to http://3325256711/update'),
  ],
  good: [
    probe('The server listens on http://127.0.0.1:8080/health.'),
    probe('See https://docs.aws.amazon.com/s3/ and https://github.com/fastify/fastify.'),
    probe('In old pages, javascript: addresses were common.'),
  ],
};
