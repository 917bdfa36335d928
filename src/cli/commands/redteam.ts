import { basename } from 'node:path';
import {
  buildSuite,
  type FamilyId,
  familyIds,
  PROBES_MAX,
  type Probe,
  parseCases,
  probesOf,
  suiteSizes,
} from '../../protect/redteam/index.ts';
import { type Command, type CommandInput, countOption, textOption, usage } from '../command.ts';
import { readTextFile } from '../redteam/read-file.ts';
import { parseTools } from '../redteam/read-tools.ts';
import { runRedTeam } from '../redteam/run-red-team.ts';
import { readMaxTokens, readSeed, readSettings } from '../redteam/settings.ts';
import { splitList } from '../split-list.ts';

const CASES_BYTES_MAX = 256 * 1024 * 1024;
const PROMPT_BYTES_MAX = 256 * 1024;
const TOOLS_BYTES_MAX = 1024 * 1024;

/** Tests the user's own endpoint with a suite of probes, or with the regression cases of a file. */
export const redteam: Command = async (input, context) => {
  const settings = readSettings(input);
  const seed = readSeed(input);
  const suite = textOption(input, 'suite') ?? 'standard';
  const probes = Object.hasOwn(suiteSizes, suite)
    ? await generated(input, suite as keyof typeof suiteSizes, seed)
    : probesOf(parseCases(await readTextFile(suite, CASES_BYTES_MAX)));
  const target = textOption(input, 'target') ?? '';
  return runRedTeam({ target, settings, probes, suite: basename(suite), seed }, context);
};

async function generated(
  input: CommandInput,
  suite: keyof typeof suiteSizes,
  seed: number,
): Promise<readonly Probe[]> {
  const promptFile = textOption(input, 'systemPrompt');
  const toolsFile = textOption(input, 'tools');
  const families = readFamilies(textOption(input, 'families'));
  return buildSuite({
    seed,
    size: countOption(input, 'probes', suiteSizes[suite], PROBES_MAX),
    maxTokens: readMaxTokens(input),
    ...(families === undefined ? {} : { families }),
    ...(promptFile === undefined ? {} : { systemPrompt: await readTextFile(promptFile, PROMPT_BYTES_MAX) }),
    ...(toolsFile === undefined
      ? {}
      : { tools: parseTools(await readTextFile(toolsFile, TOOLS_BYTES_MAX), toolsFile) }),
  });
}

function readFamilies(text: string | undefined): readonly FamilyId[] | undefined {
  if (text === undefined) return undefined;
  const wished = splitList(text);
  const known = familyIds.filter((id) => wished.includes(id));
  if (known.length === 0 || known.length !== new Set(wished).size)
    throw usage(`--families takes ${familyIds.join(', ')}`);
  return known;
}
