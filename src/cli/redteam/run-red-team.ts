import { setTimeout as delay } from 'node:timers/promises';
import {
  dialectFor,
  makeReport,
  type Probe,
  percent,
  type Report,
  runSuite,
} from '../../protect/redteam/index.ts';
import { type CommandContext, usage } from '../command.ts';
import { createHttpModel, type HttpModel } from './http-model.ts';
import { productVersion } from './product-version.ts';
import { reportText } from './report-text.ts';
import type { RunSettings } from './settings.ts';
import { storeReport } from './store-report.ts';
import { checkTarget } from './target.ts';
import { writeReport } from './write-report.ts';

export interface RedTeamJob {
  readonly target: string;
  readonly settings: RunSettings;
  readonly probes: readonly Probe[];
  readonly suite: string;
  readonly seed: number;
  /** The report that is replayed. */
  readonly before?: Report;
}

/** Exit codes of the red team's commands; they are in the command table, too. */
export const redTeamExitCodes = { pass: 0, fail: 1, inconclusive: 2, usage: 3 } as const;

/**
 * Runs probes against a target, writes the report and says what came out. Ctrl-C ends the run; what was done by then is
 * reported all the same.
 *
 * @returns the exit code
 */
export async function runRedTeam(job: RedTeamJob, context: CommandContext): Promise<number> {
  const { settings, probes } = job;
  const target = await checkTarget(job.target, settings.isOwned);
  const model = createHttpModel(target, { connections: settings.concurrency, timeoutMs: settings.timeoutMs });
  try {
    const name = settings.model ?? (await firstModel(model, settings));
    const startedMs = Date.now();
    const outcome = await run(job, model, name, context);
    const report = makeReport({
      run: {
        startedMs,
        finishedMs: Date.now(),
        target: target.origin + target.basePath,
        api: settings.api,
        model: name,
        isStream: settings.isStream,
        suite: job.suite,
        seed: job.seed,
        version: productVersion(),
        stop: outcome.stop,
        probesPlanned: probes.length,
        requests: outcome.requests,
      },
      thresholds: settings.thresholds,
      results: outcome.results,
      ...(job.before === undefined ? {} : { before: job.before }),
    });
    const files = await writeReport(report, settings.outDir, settings.formats);
    const { run: about, verdict, summary, changes } = report;
    context.output.result({ run: about, verdict, summary, changes, files }, reportText(report, files));
    if (settings.isStored) await storeReport(report, context);
    return redTeamExitCodes[verdict.status];
  } finally {
    await model.close();
  }
}

function run(job: RedTeamJob, model: HttpModel, name: string, context: CommandContext) {
  const { settings, probes } = job;
  const { signal } = context.listenForShutdown();
  let succeeded = 0;
  let inconclusive = 0;
  return runSuite({
    probes,
    ports: { model, nowMs: () => Date.now(), sleep },
    dialect: dialectFor(settings.api),
    model: name,
    token: settings.token,
    isStream: settings.isStream,
    limits: settings,
    signal,
    onResult: ({ outcome }, done) => {
      if (outcome === 'succeeded') succeeded++;
      if (outcome === 'inconclusive') inconclusive++;
      context.output.progress(
        `${done} of ${probes.length} (${percent(done / probes.length)}): ${succeeded} succeeded, ${inconclusive} inconclusive`,
      );
    },
  }).finally(() => context.output.progress(''));
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    // Being woken early is how a run ends.
    if (!signal.aborted) throw error;
  }
}

async function firstModel(model: HttpModel, { api, token }: RunSettings): Promise<string> {
  const dialect = dialectFor(api);
  const [name, value] = token === undefined ? ['', ''] : dialect.authorize(token);
  const names = await model.listModels({ ...dialect.headers, ...(name === '' ? {} : { [name]: value }) });
  const first = names.find((one) => !/embed|rerank|whisper|tts|moderation/i.test(one));
  if (first === undefined) throw usage('--model is required: the target lists no model');
  return first;
}
