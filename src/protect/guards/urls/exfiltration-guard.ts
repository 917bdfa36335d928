import { z } from 'zod';
import type { GuardReason } from '../../../contracts/guard.ts';
import type { ProseSkippingGuard } from '../skips-prose.ts';
import { exfiltrationProbes } from './exfiltration-probes.ts';
import { findLinks, URL_UNITS_MAX } from './find-links.ts';
import { knownLinks } from './known-links.ts';
import { riskOf } from './link-risk.ts';

export const EXFILTRATION_GUARD = 'exfiltration';
/** What an address is replaced with: valid wherever an address may stand, and leading nowhere. */
export const REMOVED_URL = 'about:blank#removed';
const REPORT_MIN = 0.3;

export const exfiltrationOptionsSchema = z.object({
  /** Hosts to which answers may point and from which they may show pictures; each covers what is below it. */
  allowedHosts: z.array(z.string().min(1).max(253)).max(10_000).default([]),
});
export type ExfiltrationOptions = z.input<typeof exfiltrationOptionsSchema>;

/**
 * Finds addresses in answers that could carry something out: pictures and styles that are fetched unasked, links with
 * data or with words of the conversation in them. Redacting replaces the address and leaves the words around it. Hosts
 * that the operator or the user named in the request are allowed, as are addresses that stand in it word for word.
 */
export function createExfiltrationGuard(options: ExfiltrationOptions = {}): ProseSkippingGuard {
  const { allowedHosts } = exfiltrationOptionsSchema.parse(options);
  return {
    name: EXFILTRATION_GUARD,
    version: '1',
    skipsProse: true,
    directions: ['output'],
    holdBackMax: URL_UNITS_MAX + 32,
    probes: exfiltrationProbes,
    inspect: (content, { call }) => {
      const reasons: GuardReason[] = [];
      for (const { path, text } of content.segments) {
        for (const link of findLinks(text)) {
          const risk = riskOf(link, allowedHosts, knownLinks(call));
          if (risk === undefined || risk.score < REPORT_MIN) continue;
          reasons.push({
            guard: EXFILTRATION_GUARD,
            rule: risk.rule,
            score: risk.score,
            spans: [{ path, start: link.start, end: link.end, label: `url:${link.kind}` }],
            explanation: `The answer has an address of ${link.end - link.start} characters (${link.kind}): ${risk.why} (OWASP LLM02 and LLM05, ATLAS AML.T0077).`,
            replacement: REMOVED_URL,
          });
        }
      }
      return { guard: EXFILTRATION_GUARD, score: Math.max(0, ...reasons.map(({ score }) => score)), reasons };
    },
  };
}
