import { parseReport } from '../../protect/redteam/index.ts';
import { choiceOption } from '../choice-option.ts';
import { type Command, textOption, usage } from '../command.ts';
import { readTextFile } from '../redteam/read-file.ts';
import { runRedTeam } from '../redteam/run-red-team.ts';
import { readSettings } from '../redteam/settings.ts';

const REPORT_BYTES_MAX = 512 * 1024 * 1024;
const choices = ['all', 'succeeded', 'resisted', 'blocked', 'inconclusive', 'served', 'refused'] as const;

/** Makes the probes of a report again, byte by byte, and says what has changed. */
export const redteamReplay: Command = async (input, context) => {
  const path = textOption(input, 'report') ?? '';
  const settings = readSettings(input);
  const only = choiceOption(input, 'only', choices) ?? 'all';
  const before = parseReport(await readTextFile(path, REPORT_BYTES_MAX));
  const results = before.results.filter(({ outcome }) => only === 'all' || outcome === only);
  if (results.length === 0) throw usage(`the report has no ${only === 'all' ? '' : `${only} `}probes`);
  return runRedTeam(
    {
      target: textOption(input, 'target') ?? before.run.target,
      settings: {
        ...settings,
        api: textOption(input, 'api') === undefined ? before.run.api : settings.api,
        model: settings.model ?? before.run.model,
        isStream: settings.isStream || before.run.isStream,
      },
      probes: results.map(({ probe }) => probe),
      suite: before.run.suite,
      seed: before.run.seed,
      before,
    },
    context,
  );
};
