import { Fault } from '../../../kernel/fault.ts';
import { defineRoute } from '../../core/define-route.ts';
import { serverFaults } from '../../errors.ts';
import { accountView, signedInSchema } from '../../shared/account-view.ts';

export const sessionGet = defineRoute({
  method: 'GET',
  path: '/api/session',
  access: 'account',
  tag: 'identity',
  summary: 'Who is signed in, and the CSRF token of the session',
  status: 200,
  response: signedInSchema,
  async handle({ request }) {
    if (!request.session) throw new Fault(serverFaults.unauthenticated);
    return { account: accountView(request.session.account), csrfToken: request.session.csrfToken };
  },
});
