import type { Principal } from '../../../contracts/identity.ts';
import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';
import type { Route } from '../routing/route-table.ts';

/**
 * The route without the upstreams that the token may not use.
 *
 * @throws Fault `model_not_allowed` when none is left
 */
export function grantedRoute({ gateway }: Principal, route: Route): Route {
  const allowed = gateway?.upstreams;
  if (allowed === undefined) return route;
  const targets = route.targets.filter(({ upstream }) => allowed.includes(upstream.name));
  if (targets.length === 0)
    throw new Fault(gatewayFaults.modelNotAllowed, {
      message: 'This token may not use an upstream that serves the model.',
      field: 'model',
    });
  return targets.length === route.targets.length ? route : { ...route, targets };
}
