import { parseSync } from 'oxc-parser';

/** What one module asks for, in its own spelling: `./x.ts`, `node:fs`, `fastify`. */
export interface ImportRequest {
  readonly specifier: string;
  readonly kind: 'static' | 'dynamic' | 're-export' | 'type' | 'worker';
  readonly line: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/**
 * Reads every way in which a module can reach another one: imports, re-exports, `import()`, `import('x').T` in a type,
 * and `new URL('x', import.meta.url)`, by which workers are started.
 *
 * @throws Error when the text is no TypeScript, or an `import()` names its target by anything but a literal: such an edge
 *   would be invisible
 */
export function readImports(fileName: string, text: string): readonly ImportRequest[] {
  const { program, errors } = parseSync(fileName, text, { lang: fileName.endsWith('x') ? 'tsx' : 'ts' });
  if (errors[0] !== undefined) throw new Error(`${fileName}: ${errors[0].message}`);
  const found: ImportRequest[] = [];
  walk(program, (node) => {
    const request = requestOf(node, fileName);
    if (request !== undefined) found.push({ ...request, line: text.slice(0, node.start).split('\n').length });
  });
  return found;
}

function requestOf(node: Node, fileName: string): Omit<ImportRequest, 'line'> | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
      return { specifier: literal(node.source) ?? '', kind: node.importKind === 'type' ? 'type' : 'static' };
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration': {
      const specifier = literal(node.source);
      return specifier === undefined ? undefined : { specifier, kind: 're-export' };
    }
    case 'TSImportType':
      return { specifier: literal(node.source) ?? literal(node.argument) ?? '', kind: 'type' };
    case 'ImportExpression': {
      const specifier = literal(node.source);
      if (specifier === undefined) throw new Error(`${fileName}: import() must name its target by a literal`);
      return { specifier, kind: 'dynamic' };
    }
    case 'NewExpression':
      return workerRequest(node);
    default:
      return undefined;
  }
}

function workerRequest(node: Node): Omit<ImportRequest, 'line'> | undefined {
  const [target, base] = node.arguments as readonly unknown[];
  const isUrl = isNode(node.callee) && node.callee.name === 'URL';
  const specifier = literal(target);
  const isModule = specifier !== undefined && /^\.{1,2}\/.*\.ts$/.test(specifier);
  if (!isUrl || !isModule || !isNode(base) || base.type !== 'MemberExpression') return undefined;
  return { specifier, kind: 'worker' };
}

function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'TSLiteralType') return literal(node.literal);
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
}

function walk(root: unknown, visit: (node: Node) => void): void {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const value = stack.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isNode(value)) visit(value);
    stack.push(...Object.values(value));
  }
}
