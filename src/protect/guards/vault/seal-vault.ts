import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Fault } from '../../../kernel/fault.ts';
import { vaultErrors } from './errors.ts';
import { createVault, type Vault, type VaultOptions } from './vault.ts';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED_MAX = 16_000_000;
const entriesSchema = z.array(z.tuple([z.string(), z.string()]));

/**
 * A vault's values encrypted for a place outside of memory: AES-256-GCM under `sealKey` (32 bytes), bound to `context`
 * (tenant and conversation), so that a sealed vault opens nowhere else. Version, nonce, ciphertext, tag.
 */
export function sealVault(vault: Vault, sealKey: Uint8Array, context: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sealKey, nonce);
  cipher.setAAD(boundTo(context));
  const text = JSON.stringify([...vault.entries()].map(({ type, value }) => [type, value]));
  return Buffer.concat([
    Uint8Array.of(VERSION),
    nonce,
    cipher.update(text, 'utf8'),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

/** Opens a sealed vault; a Fault when it was changed, or sealed for another context or with another key. */
export function openVault(
  sealed: Uint8Array,
  sealKey: Uint8Array,
  context: string,
  options: VaultOptions,
): Vault {
  if (sealed.length > SEALED_MAX || sealed.length < 1 + NONCE_BYTES + TAG_BYTES || sealed[0] !== VERSION)
    throw new Fault(vaultErrors.sealInvalid);
  const vault = createVault(options);
  for (const [type, value] of decrypt(sealed, sealKey, context)) vault.placeholderFor(type, value);
  return vault;
}

function decrypt(sealed: Uint8Array, sealKey: Uint8Array, context: string): [string, string][] {
  try {
    const end = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(1, 1 + NONCE_BYTES));
    decipher.setAAD(boundTo(context));
    decipher.setAuthTag(sealed.subarray(end));
    const text = Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, end)), decipher.final()]);
    return entriesSchema.parse(JSON.parse(text.toString('utf8')));
  } catch (cause) {
    throw new Fault(vaultErrors.sealInvalid, { cause });
  }
}

function boundTo(context: string): Buffer {
  return Buffer.from(`bartizan-vault:${VERSION}:${context}`, 'utf8');
}
