import type { Detector } from '../contracts/detector.ts';
import { type CompiledRuleSet, compileRules, createBaselineDetector } from '../defend/detection/index.ts';
import { McpDetector, OutputDriftDetector, VerdictDetector } from '../protect/monitoring/index.ts';
import type { Toggle } from '../storage/ports/index.ts';
import type { DetectorSummary, RuleBook } from './pipeline-messages.ts';
import { readRuleFolders } from './rule-files.ts';

/** All detectors of the installation with the operator's switches applied. */
export class DetectorSet {
  readonly #rulesDirs: readonly string[];
  readonly #others: readonly Detector[] = [
    createBaselineDetector(),
    new VerdictDetector(),
    new OutputDriftDetector(),
    new McpDetector(),
  ];
  #rules: CompiledRuleSet = compileRules([]);
  #folderProblems: RuleBook['problems'] = [];
  #toggles = new Map<string, Toggle>();

  constructor(rulesDirs: readonly string[]) {
    this.#rulesDirs = rulesDirs;
  }

  /** Reads and compiles the rule files again; the rules in force stay so until the new ones are ready. */
  async readRules(): Promise<void> {
    const { files, problems } = await readRuleFolders(this.#rulesDirs);
    this.#rules = compileRules(files);
    this.#folderProblems = problems;
    this.#applyToggles();
  }

  setToggles(toggles: readonly Toggle[]): void {
    this.#toggles = new Map(toggles.map((toggle) => [toggle.name, toggle]));
    this.#applyToggles();
  }

  /** Detectors that are on. */
  active(): readonly Detector[] {
    return this.#all().filter(({ name }) => this.#toggles.get(`detector:${name}`)?.enabled ?? true);
  }

  summaries(): readonly DetectorSummary[] {
    return this.#all().map(({ name, version, kind }) => {
      const toggle = this.#toggles.get(`detector:${name}`);
      const enabled = toggle?.enabled ?? true;
      return { name, version, kind, enabled, reason: toggle?.reason ?? null, stats: this.#statsOf(name) };
    });
  }

  ruleBook(): RuleBook {
    return {
      rules: this.#rules.detector.rules().map((rule) => {
        return { ...rule, reason: this.#toggles.get(`rule:${rule.id}`)?.reason ?? null };
      }),
      problems: [...this.#folderProblems, ...this.#rules.problems],
    };
  }

  #statsOf(name: string): Readonly<Record<string, number>> {
    const { detector, loaded, problems } = this.#rules;
    return name === detector.name ? { rules: loaded, problems: problems.length, ...detector.counts } : {};
  }

  #all(): readonly Detector[] {
    return [this.#rules.detector, ...this.#others];
  }

  #applyToggles(): void {
    const { detector } = this.#rules;
    for (const { id, enabled } of detector.rules()) {
      const wanted = this.#toggles.get(`rule:${id}`)?.enabled ?? true;
      if (wanted !== enabled) detector.setEnabled(id, wanted);
    }
  }
}
