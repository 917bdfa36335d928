import { posix } from 'node:path';
import { findCycles } from './find-cycles.ts';
import { isBelowOrEqual, type Place, placeOf } from './place.ts';
import { type ImportRequest, readImports } from './read-imports.ts';

/** What may stand in the way of a pure domain: transport and stores come in through ports. */
const FORBIDDEN_IN_DOMAINS =
  /^(fastify|@fastify\/.*|node:https?|node:http2|node:sqlite|kysely|pg|@duckdb\/.*)$/;

/** The mock model stands for a provider's HTTP server in the demo and in tests: speaking HTTP is all it is for. */
const MAY_SERVE_HTTP = 'protect/mock-model';

export interface Report {
  readonly modules: number;
  readonly edges: number;
  /** One sentence a fault; empty when the house is in order. */
  readonly faults: readonly string[];
}

export interface CheckInput {
  /** Path relative to the repository to text. All of src/, and console/src/ which may look at the contracts. */
  readonly files: ReadonlyMap<string, string>;
  /** Packages that the product may import: the manifest's dependencies. */
  readonly packages: ReadonlySet<string>;
}

/** Checks every import against the directions of the architecture. Tests are read but may look at everything. */
export function checkBoundaries({ files, packages }: CheckInput): Report {
  const faults: string[] = [];
  const graph = new Map<string, string[]>();
  let edges = 0;
  for (const [path, text] of files) {
    const targets: string[] = [];
    for (const request of readImports(path, text)) {
      edges++;
      const target = request.specifier.startsWith('.') ? resolve(path, request.specifier) : undefined;
      if (target !== undefined && files.has(target)) targets.push(target);
      if (!isTest(path)) faults.push(...faultsOf(path, request, target, { files, packages }));
    }
    if (!isTest(path)) graph.set(path, targets);
    if (path.startsWith('src/') && placeOf(path) === undefined)
      faults.push(`${path}: the architecture has no such room`);
  }
  faults.push(...findCycles(graph).map((cycle) => `cycle: ${cycle.join(' -> ')}`));
  return { modules: files.size, edges, faults };
}

function faultsOf(
  path: string,
  request: ImportRequest,
  target: string | undefined,
  input: CheckInput,
): readonly string[] {
  const at = `${path}:${request.line}`;
  if (target === undefined) return packageFaults(at, path, request.specifier, input.packages);
  if (path.startsWith('console/')) {
    const allowed = target.startsWith('console/') || target.startsWith('src/contracts/');
    return allowed ? [] : [`${at}: the console may look at src/contracts alone, not ${target}`];
  }
  if (!target.startsWith('src/'))
    return [...(isData(target) ? [] : [`${at}: src may not reach outside of src: ${target}`])];
  if (isTest(target)) return [`${at}: ${target} is for tests alone`];
  if (!isData(target) && !input.files.has(target)) return [`${at}: there is no ${target}`];
  const from = placeOf(path);
  const to = placeOf(target);
  return from === undefined || to === undefined ? [] : directionFaults(at, from, to, target);
}

function directionFaults(at: string, from: Place, to: Place, target: string): readonly string[] {
  if (from.unit === to.unit) return [];
  if (!isBelowOrEqual(to.layer, from.layer))
    return [`${at}: ${from.unit} is below ${to.unit} and may not know ${target}`];
  if (from.layer === to.layer && from.layer !== 'root')
    return [`${at}: ${from.unit} and ${to.unit} may meet in contracts alone`];
  if (to.layer === 'domain' && target !== `src/${to.unit}/index.ts`) {
    return [`${at}: the only door of ${to.unit} is its index.ts, not ${target}`];
  }
  const isAdapter = to.layer === 'storage' && !target.startsWith('src/storage/ports/');
  return isAdapter && from.layer !== 'root'
    ? [`${at}: ${from.unit} may know storage/ports alone, not ${target}`]
    : [];
}

function packageFaults(
  at: string,
  path: string,
  specifier: string,
  packages: ReadonlySet<string>,
): readonly string[] {
  const place = placeOf(path);
  const isExempt = place?.unit === MAY_SERVE_HTTP && specifier === 'node:http';
  if (place?.layer === 'domain' && !isExempt && FORBIDDEN_IN_DOMAINS.test(specifier))
    return [`${at}: a domain may not know ${specifier}`];
  if (place === undefined || specifier.startsWith('node:')) return [];
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return packages.has(name) ? [] : [`${at}: ${name} is not among the dependencies`];
}

function resolve(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier);
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$|\/testing\//.test(path);
}

/** Data beside the code, such as the command table: it imports nothing. */
function isData(path: string): boolean {
  return /\.(json|css|svg|woff2)$/.test(path);
}
