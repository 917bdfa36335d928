import type { Kysely } from 'kysely';
import { type CustomGuardConfig, customGuardSchema } from '../../contracts/custom-guard.ts';
import type { GatewayPolicy } from '../../contracts/guard.ts';
import { type Upstream, upstreamSchema } from '../../contracts/upstream.ts';
import type { Settings, Toggle } from '../ports/index.ts';
import type { ControlTables } from './tables.ts';

export class SettingRepository implements Settings {
  readonly #db: Kysely<ControlTables>;

  constructor(db: Kysely<ControlTables>) {
    this.#db = db;
  }

  async upstreams(): Promise<readonly Upstream[]> {
    const rows = await this.#db
      .selectFrom('upstreams')
      .select('upstream_json')
      .orderBy('position')
      .orderBy('name')
      .execute();
    // Parsed, so that what was stored before a field existed gets its default.
    return rows.map((row) => upstreamSchema.parse(JSON.parse(row.upstream_json)));
  }

  async putUpstream(upstream: Upstream, nowMs: number): Promise<void> {
    const values = { upstream_json: JSON.stringify(upstream), updated_ms: nowMs };
    await this.#db
      .insertInto('upstreams')
      .values((eb) => ({
        name: upstream.name,
        position: eb
          .selectFrom('upstreams')
          .select((inner) =>
            inner(inner.fn.coalesce(inner.fn.max('position'), inner.lit(0)), '+', inner.lit(1)).as('p'),
          ),
        ...values,
      }))
      .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
      .execute();
  }

  async removeUpstream(name: string): Promise<boolean> {
    const result = await this.#db.deleteFrom('upstreams').where('name', '=', name).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async policies(): Promise<readonly GatewayPolicy[]> {
    const rows = await this.#db
      .selectFrom('policies')
      .select('policy_json')
      .orderBy('position')
      .orderBy('name')
      .execute();
    return rows.map((row) => JSON.parse(row.policy_json) as GatewayPolicy);
  }

  async putPolicy(policy: GatewayPolicy, position: number, nowMs: number): Promise<void> {
    const values = { position, policy_json: JSON.stringify(policy), updated_ms: nowMs };
    await this.#db
      .insertInto('policies')
      .values({ name: policy.name, ...values })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
      .execute();
  }

  async orderPolicies(names: readonly string[], nowMs: number): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      for (const [position, name] of names.entries())
        await tx
          .updateTable('policies')
          .set({ position, updated_ms: nowMs })
          .where('name', '=', name)
          .execute();
    });
  }

  async removePolicy(name: string): Promise<boolean> {
    const result = await this.#db.deleteFrom('policies').where('name', '=', name).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async customGuards(): Promise<readonly CustomGuardConfig[]> {
    const rows = await this.#db.selectFrom('custom_guards').select('guard_json').orderBy('name').execute();
    return rows.map((row) => customGuardSchema.parse(JSON.parse(row.guard_json)));
  }

  async putCustomGuard(guard: CustomGuardConfig, nowMs: number): Promise<void> {
    const values = { guard_json: JSON.stringify(guard), updated_ms: nowMs };
    await this.#db
      .insertInto('custom_guards')
      .values({ name: guard.name, ...values })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
      .execute();
  }

  async removeCustomGuard(name: string): Promise<boolean> {
    const result = await this.#db.deleteFrom('custom_guards').where('name', '=', name).executeTakeFirst();
    return result.numDeletedRows > 0n;
  }

  async toggles(): Promise<readonly Toggle[]> {
    const rows = await this.#db.selectFrom('toggles').selectAll().orderBy('name').execute();
    return rows.map((row) => ({
      name: row.name,
      enabled: row.enabled === 1,
      reason: row.reason,
      updatedMs: row.updated_ms,
      updatedBy: row.updated_by,
    }));
  }

  async putToggle({ name, enabled, reason, updatedMs, updatedBy }: Toggle): Promise<void> {
    const values = { enabled: enabled ? 1 : 0, reason, updated_ms: updatedMs, updated_by: updatedBy };
    await this.#db
      .insertInto('toggles')
      .values({ name, ...values })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
      .execute();
  }
}
