import { type FamilyId, families, familyIds } from '../families.ts';
import type { ProbeResult } from '../run/result.ts';
import { atlasTechniques, owaspRisks } from '../taxonomy.ts';
import type { Report } from './report.ts';

const RESULTS_MAX = 5_000;

export interface SarifOptions {
  /** Where the JSON report stands, relative to the SARIF file: what the results point at. */
  readonly reportUri: string;
}

/**
 * The report as SARIF 2.1.0 (OASIS standard): a rule for each family, a result for each success (`error`) and each benign
 * request that was stopped (`warning`). Inconclusive probes are notifications, so that they are not read as clean.
 */
export function sarifReport(report: Report, { reportUri }: SarifOptions): object {
  const told = report.results.filter(isTold).slice(0, RESULTS_MAX);
  const used = familyIds.filter((id) => report.results.some(({ probe }) => probe.family === id));
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Bartizan red team',
            semanticVersion: report.run.version,
            rules: used.map(rule),
          },
        },
        automationDetails: { id: `bartizan-redteam/${report.run.model}/` },
        invocations: [
          {
            executionSuccessful: report.run.stop === 'complete',
            startTimeUtc: new Date(report.run.startedMs).toISOString(),
            endTimeUtc: new Date(report.run.finishedMs).toISOString(),
            toolExecutionNotifications: notifications(report),
          },
        ],
        columnKind: 'utf16CodeUnits',
        properties: { verdict: report.verdict.status, seed: report.run.seed, suite: report.run.suite },
        results: told.map((result) => sarifResult(result, report, used, reportUri)),
      },
    ],
  };
}

function isTold({ outcome, probe }: ProbeResult): boolean {
  return (
    outcome === 'succeeded' ||
    (probe.expect.kind === 'served' && (outcome === 'blocked' || outcome === 'refused'))
  );
}

function rule(id: FamilyId): object {
  const { title, meaning, remedy, owasp, atlas, isControl } = families[id];
  return {
    id: `redteam/${id}`,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: meaning },
    help: { text: remedy },
    defaultConfiguration: { level: isControl === true ? 'warning' : 'error' },
    properties: {
      tags: ['security', 'llm', ...owasp, ...atlas],
      owasp: owasp.map((risk) => `${risk}:2025 ${owaspRisks[risk]}`),
      atlas: atlas.map((technique) => `${technique} ${atlasTechniques[technique]}`),
    },
  };
}

function sarifResult(
  { probe, detail, outcome }: ProbeResult,
  { run }: Report,
  used: readonly FamilyId[],
  reportUri: string,
): object {
  const how = [probe.technique, ...probe.transforms].join(', ');
  return {
    ruleId: `redteam/${probe.family}`,
    ruleIndex: used.indexOf(probe.family),
    level: probe.expect.kind === 'served' ? 'warning' : 'error',
    message: { text: `${detail} (${how}).` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: reportUri }, region: { startLine: 1 } },
        logicalLocations: [
          { name: run.model, fullyQualifiedName: `${run.target} ${run.model}`, kind: 'resource' },
        ],
      },
    ],
    partialFingerprints: { 'bartizanProbe/v1': probe.id },
    properties: { outcome, technique: probe.technique, transforms: probe.transforms, seed: probe.seed },
  };
}

function notifications({ summary, run }: Report): object[] {
  const inconclusive = summary.total.inconclusive + summary.control.inconclusive;
  const notes: string[] = [];
  if (inconclusive > 0) notes.push(`${inconclusive} probes were inconclusive.`);
  if (run.stop !== 'complete') notes.push(`The run ended early: ${run.stop}.`);
  return notes.map((text) => ({ level: 'warning', message: { text } }));
}
