import { z } from 'zod';
import type { GuardReason } from '../../../contracts/guard.ts';
import type { ProseSkippingGuard } from '../skips-prose.ts';
import { REMOVED_URL } from './exfiltration-guard.ts';
import { findLinks, URL_UNITS_MAX } from './find-links.ts';
import { signsOf, type UrlSign } from './host-signs.ts';
import { matchesHost, parseAddress } from './parse-address.ts';
import { unsafeUrlProbes } from './unsafe-url-probes.ts';

export const UNSAFE_URL_GUARD = 'unsafe-url';
const REPORT_MIN = 0.3;

export const unsafeUrlOptionsSchema = z.object({
  /** Hosts that are never reported; each covers what is below it. */
  trustedHosts: z.array(z.string().min(1).max(253)).max(10_000).default([]),
});
export type UnsafeUrlOptions = z.input<typeof unsafeUrlOptionsSchema>;

/**
 * Finds addresses that look made to deceive or to harm: script and page addresses, hosts that imitate others, numbers in
 * disguise, credentials. It reads the address alone and asks no reputation service, so a fresh honest-looking host passes.
 */
export function createUnsafeUrlGuard(options: UnsafeUrlOptions = {}): ProseSkippingGuard {
  const { trustedHosts } = unsafeUrlOptionsSchema.parse(options);
  return {
    name: UNSAFE_URL_GUARD,
    version: '1',
    skipsProse: true,
    directions: ['input', 'output'],
    holdBackMax: URL_UNITS_MAX + 32,
    probes: unsafeUrlProbes,
    inspect: (content) => {
      const reasons: GuardReason[] = [];
      for (const { path, text } of content.segments) {
        for (const link of findLinks(text)) {
          const address = parseAddress(link.url);
          if (address === undefined || trustedHosts.some((pattern) => matchesHost(address.host, pattern)))
            continue;
          // A scheme's name in running text is no link; nothing opens it.
          const isInert = link.kind === 'bare' && /^(?:javascript|vbscript|data)$/.test(address.scheme);
          if (isInert) continue;
          const signs = signsOf(address);
          const score = combined(signs);
          if (score < REPORT_MIN) continue;
          reasons.push({
            guard: UNSAFE_URL_GUARD,
            rule: strongest(signs).rule,
            score,
            spans: [{ path, start: link.start, end: link.end, label: 'unsafe-url' }],
            explanation: `An address (${link.kind}) is unsafe to open: ${signs.map(({ why }) => why).join('; ')} (OWASP LLM05).`,
            replacement: REMOVED_URL,
          });
        }
      }
      return { guard: UNSAFE_URL_GUARD, score: Math.max(0, ...reasons.map(({ score }) => score)), reasons };
    },
  };
}

function strongest(signs: readonly UrlSign[]): UrlSign {
  return signs.reduce((best, sign) => (sign.score > best.score ? sign : best));
}

/** Signs add up as independent doubts do. */
function combined(signs: readonly UrlSign[]): number {
  return 1 - signs.reduce((rest, { score }) => rest * (1 - score), 1);
}
