import { RE2JS } from 're2js';
import type { RegexFlags } from '../rule/ast.ts';

export type CompiledRegex =
  | { readonly regex: RE2JS; readonly fault?: undefined }
  | { readonly regex?: undefined; readonly fault: string };

/** The parser tries each expression, the engine runs it, an explanation does too: they share one. */
const compiled = new Map<string, CompiledRegex>();
const COMPILED_MAX = 1_000;

/**
 * Compiles a rule's regular expression for RE2, which matches in time linear in the text whatever the expression is:
 * neither rules nor events are trusted. Look-around and back-references do not exist there and are a fault.
 */
export function compileRegex(source: string, flags: RegexFlags): CompiledRegex {
  const key = `${flags.insensitive ? 'i' : ''}${flags.multiLine ? 'm' : ''}${flags.dotAll ? 's' : ''} ${source}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  if (compiled.size >= COMPILED_MAX) compiled.clear();
  const made = compile(source, flags);
  compiled.set(key, made);
  return made;
}

function compile(source: string, flags: RegexFlags): CompiledRegex {
  const bits =
    (flags.insensitive ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.multiLine ? RE2JS.MULTILINE : 0) |
    (flags.dotAll ? RE2JS.DOTALL : 0);
  try {
    return { regex: RE2JS.compile(source, bits) };
  } catch (error) {
    return { fault: (error instanceof Error ? error.message : String(error)).slice(0, 200) };
  }
}
