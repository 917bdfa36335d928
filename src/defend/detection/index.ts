export {
  BaselineDetector,
  type BaselineStatus,
  createBaselineDetector,
} from './baseline/baseline-detector.ts';
export { type BaselineOptions, baselineDefaults } from './baseline/options.ts';
export {
  type CompiledRuleSet,
  type CompileOptions,
  compileRules,
  type RuleFile,
} from './sigma/compile-rules.ts';
export type { ItemExplanation, RuleExplanation, SelectionExplanation } from './sigma/explain-rule.ts';
export type { RuleProblem } from './sigma/rule/problem.ts';
export { type RuleSummary, SigmaDetector } from './sigma/sigma-detector.ts';
