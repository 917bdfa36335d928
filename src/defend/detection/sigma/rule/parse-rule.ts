import { createHash } from 'node:crypto';
import type { LogSource } from '../../../../contracts/event.ts';
import { type Severity, severities } from '../../../../contracts/severity.ts';
import type { Condition, Selection, SigmaRule } from './ast.ts';
import { parseCondition } from './parse-condition.ts';
import { parseSelection } from './parse-detection.ts';
import type { Placeholders } from './placeholders.ts';
import { invalid, unsupported } from './problem.ts';
import { techniquesOf } from './tags.ts';

type Document = Readonly<Record<string, unknown>>;

const SELECTIONS_MAX = 500;
/** Keys of a detection section that are not search identifiers. */
const RESERVED: ReadonlySet<string> = new Set(['condition', 'timeframe']);

function isMap(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The document's `id`, or one that stays the same as long as what the rule looks for does. */
function ruleId(document: Document): string {
  const id = document['id'];
  if (typeof id === 'string' && id.trim() !== '') return id.trim().slice(0, 128);
  const content = JSON.stringify([document['title'], document['logsource'], document['detection']]);
  return `sigma-${createHash('sha256').update(content).digest('hex').slice(0, 24)}`;
}

/**
 * Reads one YAML document as a Sigma detection rule.
 *
 * @throws RuleFault with the path of the fault: `unsupported` for correlations, filters and other documents that this
 * engine cannot run, `invalid` for what is no rule
 */
export function parseRule(document: unknown, file: string, placeholders: Placeholders): SigmaRule {
  if (!isMap(document)) throw invalid('a rule must be a map', []);
  if ('correlation' in document)
    throw unsupported('correlation rules are not supported yet', ['correlation']);
  if ('filter' in document) throw unsupported('filters are not supported yet', ['filter']);
  if ('action' in document) throw unsupported('rule collections (action) are not supported', ['action']);
  const title = document['title'];
  if (typeof title !== 'string' || title.trim() === '') throw invalid('the title is missing', ['title']);
  const { detections, conditions, conditionTexts } = parseDetectionSection(
    document['detection'],
    placeholders,
  );
  const tags = texts(document['tags']);
  return {
    id: ruleId(document),
    title: title.trim().slice(0, 512),
    description: text(document['description'])?.slice(0, 8192),
    severity: severityOf(document['level']),
    status: text(document['status']),
    author: text(document['author'])?.slice(0, 1024),
    references: texts(document['references']),
    falsePositives: texts(document['falsepositives']),
    tags,
    techniques: techniquesOf(tags),
    logSource: parseLogSource(document['logsource']),
    detections,
    conditions,
    conditionTexts,
    file,
  };
}

function severityOf(level: unknown): Severity {
  if (level === undefined || level === null) return 'unknown';
  const name = String(level).toLowerCase() as Severity;
  if (!severities.includes(name)) throw invalid(`unknown level '${String(level).slice(0, 40)}'`, ['level']);
  return name;
}

function text(value: unknown): string | undefined {
  return value === undefined || value === null || typeof value === 'object'
    ? undefined
    : String(value).trim();
}

function texts(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value : [value];
  return list.flatMap((each) => text(each)?.slice(0, 2048) ?? []).slice(0, 100);
}

function parseLogSource(value: unknown): LogSource {
  if (!isMap(value)) throw invalid('the logsource is missing', ['logsource']);
  const source: Record<string, string> = {};
  for (const key of ['product', 'category', 'service']) {
    const part = value[key];
    if (part === undefined || part === null) continue;
    if (typeof part !== 'string') throw invalid(`${key} must be a text`, ['logsource', key]);
    if (part.trim() !== '') source[key] = part.trim().toLowerCase();
  }
  if (Object.keys(source).length === 0)
    throw invalid('the logsource names no product, category or service', ['logsource']);
  return source;
}

function parseDetectionSection(section: unknown, placeholders: Placeholders) {
  if (!isMap(section)) throw invalid('the detection is missing', ['detection']);
  const names = Object.keys(section).filter((name) => !RESERVED.has(name));
  if (names.length > SELECTIONS_MAX)
    throw invalid(`more than ${SELECTIONS_MAX} search identifiers`, ['detection']);
  if (names.length === 0) throw invalid('the detection has no search identifier', ['detection']);
  const detections = new Map<string, Selection>();
  for (const name of names)
    detections.set(name, parseSelection(section[name], placeholders, ['detection', name]));
  const written = section['condition'];
  const path = ['detection', 'condition'];
  if (written === undefined || written === null) throw invalid('the condition is missing', ['detection']);
  const conditionTexts = (Array.isArray(written) ? written : [written]).map((each): string => {
    if (typeof each !== 'string') throw invalid('a condition must be a text', path);
    return each;
  });
  const conditions = conditionTexts.map((each): Condition => parseCondition(each, names, path));
  if (conditions.length === 0 || conditions.length > 32)
    throw invalid('the condition is empty or too long a list', path);
  return { detections, conditions, conditionTexts };
}
