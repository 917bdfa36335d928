import { isAbsolute, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SecretFinding } from './scan-target.ts';

/** A place that was not looked at as a whole. */
export interface Inconclusive {
  readonly path: string;
  readonly reason: string;
}

/** SARIF 2.1.0 (OASIS), one run: a rule for each id that was found, a notification for each place that was not read. */
export function sarifReport(
  findings: readonly SecretFinding[],
  inconclusive: readonly Inconclusive[],
): unknown {
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Bartizan',
            rules: ids.map((id) => ({ id, name: id, shortDescription: { text: `Credential: ${id}` } })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: inconclusive.length === 0,
            toolExecutionNotifications: inconclusive.map(({ path, reason }) => ({
              level: 'warning',
              message: { text: `Inconclusive: ${reason}` },
              locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
            })),
          },
        ],
        results: findings.map((finding) => resultOf(finding, ids)),
      },
    ],
  };
}

function resultOf(finding: SecretFinding, ids: readonly string[]): unknown {
  return {
    ruleId: finding.rule,
    ruleIndex: ids.indexOf(finding.rule),
    level: finding.score >= 0.8 ? 'error' : 'warning',
    message: { text: finding.explanation },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(finding.path) },
          region: {
            startLine: finding.line,
            startColumn: finding.column,
            charOffset: finding.start,
            charLength: finding.end - finding.start,
          },
        },
      },
    ],
    partialFingerprints: { 'secret/v1': finding.fingerprint },
  };
}

/** A relative path stays relative, so that a report of a repository fits every copy of it. */
function uriOf(path: string): string {
  if (isAbsolute(path)) return pathToFileURL(path).href;
  return path.replaceAll(sep, '/').split('/').map(encodeURIComponent).join('/');
}
