import type { Report } from '../../protect/redteam/index.ts';
import type { CommandContext } from '../command.ts';

/** Hands a report to the server that runs, or to the platform of the data folder, for the console to show. */
export async function storeReport(report: Report, context: CommandContext): Promise<void> {
  const client = await context.openClient();
  const answer = await client.request('POST', '/api/redteam-reports', report);
  const id =
    typeof answer === 'object' && answer !== null && 'id' in answer ? String(answer.id) : 'the report';
  context.output.note(`kept as ${id}; the console shows it under Red team`);
}
