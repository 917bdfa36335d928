import type { Principal } from '../../contracts/identity.ts';
import type { Session } from '../../identity/index.ts';
import type { Access } from './access.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may call the route; a route without it is refused at registration. */
    access?: Access;
  }
  interface FastifyRequest {
    principal: Principal | undefined;
    session: Session | undefined;
    /** `performance.now()` at arrival. */
    arrivedMs: number;
  }
}
