import { Fault, type FaultDefinition } from '../kernel/fault.ts';
import type { DetectionPort, DetectorInfo, RuleInfo, RuleProblem } from '../server/ports.ts';
import type { PipelineClient } from './pipeline-client.ts';
import type { RuleBook } from './pipeline-messages.ts';

const rulesUnavailable: FaultDefinition = {
  code: 'rules_unavailable',
  status: 503,
  message: 'The rules could not be loaded; the log says why.',
};

/**
 * Detection as the API shows it: the pipeline thread's lists, copied here after each reload so that a page of rules costs
 * no round trip.
 */
export class Detection implements DetectionPort {
  readonly #pipeline: PipelineClient;
  #detectors: readonly DetectorInfo[] = [];
  #rules: readonly RuleInfo[] = [];
  #problems: readonly RuleProblem[] = [];
  #isRefreshing = false;
  #loading: Promise<void> | undefined;
  #state: DetectionPort['state'] = 'loading';

  constructor(pipeline: PipelineClient) {
    this.#pipeline = pipeline;
  }

  get state(): DetectionPort['state'] {
    return this.#state;
  }

  loaded(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** Figures are as old as the last call: asking for them brings newer ones for the next. */
  list(): readonly DetectorInfo[] {
    this.#refreshSoon();
    return this.#detectors;
  }

  rules(): readonly RuleInfo[] {
    return this.#rules;
  }

  problems(): readonly RuleProblem[] {
    return this.#problems;
  }

  async reload(): Promise<void> {
    await this.#pipeline.reload();
    await this.#refresh();
    this.#loading = Promise.resolve();
  }

  async #load(): Promise<void> {
    try {
      await this.#pipeline.load();
      await this.#refresh();
    } catch (cause) {
      this.#state = 'failed';
      throw new Fault(rulesUnavailable, { cause });
    }
  }

  #refreshSoon(): void {
    if (this.#isRefreshing) return;
    this.#isRefreshing = true;
    this.#pipeline
      .detectors()
      .then((detectors) => {
        this.#detectors = detectors;
      })
      .catch(() => undefined) // The pipeline's own health says why; the list shows what was known last.
      .finally(() => {
        this.#isRefreshing = false;
      });
  }

  /** Copies the lists from the pipeline thread. */
  async #refresh(): Promise<void> {
    const [detectors, book] = await Promise.all([this.#pipeline.detectors(), this.#pipeline.ruleBook()]);
    this.#detectors = detectors;
    this.#rules = book.rules.map(ruleInfo);
    this.#problems = book.problems.map(({ file, line, kind, reason }) => {
      return { file: `${file}:${line}`, reason: kind, detail: reason };
    });
    this.#state = 'loaded';
  }
}

function ruleInfo(rule: RuleBook['rules'][number]): RuleInfo {
  const { id, title, severity, logSource, enabled, reason, techniques, author, file } = rule;
  const logsource = Object.fromEntries(Object.entries(logSource).filter(([, value]) => value !== undefined));
  return {
    id,
    title,
    level: severity,
    logsource,
    enabled,
    reason,
    techniques,
    author: author ?? null,
    file,
    detector: 'sigma',
  };
}
