import type { AppDeps } from '../ports.ts';
import { refuse } from './policy-body.ts';

/**
 * A name with a slip in it would stand for no limit and no budget at all.
 *
 * @throws Fault `invalid_request` when there is no such team
 */
export async function requireTeam(
  { store }: Pick<AppDeps, 'store'>,
  team: string | undefined | null,
): Promise<void> {
  if (team === undefined || team === null) return;
  const teams = await store.budgets.teams();
  if (!teams.some(({ name }) => name === team)) refuse('team', `There is no team "${team}": add it first.`);
}
