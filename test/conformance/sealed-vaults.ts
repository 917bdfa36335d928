import { expect, it } from 'vitest';
import { noonMs } from './samples.ts';
import type { MakeStore } from './target.ts';

export function describeSealedVaults(make: MakeStore): void {
  it('keeps sealed vaults until their time is over', async () => {
    const target = await make();
    const { sealedVaults, prune } = target.store;
    const vault = (id: string, expiresMs: number) => ({
      id,
      conversation: `of ${id}`,
      sealed: Uint8Array.of(0, 255, id.length),
      expiresMs,
    });
    await sealedVaults.put(vault('a', noonMs + 1));
    await sealedVaults.put(vault('bb', noonMs + 5));
    await sealedVaults.put({ ...vault('a', noonMs + 2), conversation: 'again' });
    const kept = await sealedVaults.get('a', noonMs);
    expect(kept && { ...kept, sealed: [...kept.sealed] }).toEqual({
      ...vault('a', noonMs + 2),
      conversation: 'again',
      sealed: [0, 255, 1],
    });
    expect(await sealedVaults.get('a', noonMs + 2)).toBeUndefined();
    expect(await sealedVaults.get('c', noonMs)).toBeUndefined();
    expect((await prune(noonMs + 2)).sealedVaults).toBe(1);
    expect(await sealedVaults.count()).toBe(1);
    await target.dispose();
  });
}
