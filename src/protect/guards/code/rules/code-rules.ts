import type { CodeRule } from '../rule.ts';
import { cRules } from './c.ts';
import { csharpPhpRubyRules } from './csharp-php-ruby.ts';
import { generalRules } from './general.ts';
import { goAndRustRules } from './go-and-rust.ts';
import { infrastructureRules } from './infrastructure.ts';
import { javaRules } from './java.ts';
import { javascriptRules } from './javascript.ts';
import { pythonRules } from './python.ts';
import { shellRules } from './shell.ts';

/** Every rule for code. */
export const codeRules: readonly CodeRule[] = [
  ...pythonRules,
  ...javascriptRules,
  ...javaRules,
  ...goAndRustRules,
  ...cRules,
  ...csharpPhpRubyRules,
  ...shellRules,
  ...infrastructureRules,
  ...generalRules,
];
