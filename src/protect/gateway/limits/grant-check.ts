import type { Team } from '../../../contracts/call-limits.ts';
import type { Principal } from '../../../contracts/identity.ts';
import { matchesPattern } from '../pattern.ts';
import type { Limited } from './call-limiter.ts';

/** Whether a token, and the team that it belongs to, may use the model. */
export function mayUse({ gateway }: Principal, team: Team | undefined, model: string): boolean {
  return [gateway?.models, team?.models].every(
    (patterns) => patterns === undefined || patterns.some((pattern) => matchesPattern(pattern, model)),
  );
}

/** Whose limits a caller's calls count against. */
export function limitedBy({ id, gateway }: Principal, team: Team | undefined): readonly Limited[] {
  const limited: Limited[] = [];
  if (gateway?.limits !== undefined) limited.push({ key: `token ${id}`, limits: gateway.limits });
  if (team?.limits !== undefined) limited.push({ key: `team ${team.name}`, limits: team.limits });
  return limited;
}
