import { RE2JS } from 're2js';
import type { RegexFlags } from '../rule/ast.ts';

export type CompiledRegex =
  | { readonly regex: RE2JS; readonly fault?: undefined }
  | { readonly regex?: undefined; readonly fault: string };

/**
 * Compiles a rule's regular expression for RE2, which matches in time linear in the text whatever the expression is:
 * neither rules nor events are trusted. Look-around and back-references do not exist there and are a fault.
 */
export function compileRegex(source: string, flags: RegexFlags): CompiledRegex {
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
