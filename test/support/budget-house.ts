import { bartizan } from './server-process.ts';

/** Where a budget stands, as the API tells. */
export interface BudgetState {
  readonly used: number;
  readonly reserved: number;
  readonly left: number;
  readonly calls: number;
  readonly abandoned: number;
}

export interface BudgetHouse {
  readonly token: string;
  readonly admin: string;
}

/** Sets up a data folder: an upstream, a team with a token budget, and a key of that team. */
export async function setUpBudget(
  dataDir: string,
  upstreamUrl: string,
  amount: number,
): Promise<BudgetHouse> {
  const run = async (...args: readonly string[]): Promise<string> =>
    (await bartizan([...args, '--data-dir', dataDir])).trim();
  const admin = await run('token', 'create', '--name', 'admin', '--scopes', 'admin');
  await run('upstream', 'add', 'billed', '--base-url', upstreamUrl);
  await run('team', 'set', 'care');
  const token = await run('token', 'create', '--name', 'care', '--scopes', 'gateway', '--team', 'care');
  await run(
    'budget',
    'set',
    'care',
    '--team',
    'care',
    '--unit',
    'tokens',
    '--amount',
    String(amount),
    '--period',
    'total',
  );
  return { token, admin };
}

/** One call with a bound of about 650 tokens; resolves with its status. Rejects when the server dies. */
export async function callOnce(url: string, token: string): Promise<number> {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'billed',
      max_completion_tokens: 300,
      messages: [{ role: 'user', content: 'What is the weather like?' }],
    }),
  });
  await response.arrayBuffer();
  return response.status;
}

/** The budget once nothing is under way and nothing is held ahead. */
export async function budgetAtRest(url: string, admin: string, timeoutMs = 15_000): Promise<BudgetState> {
  const deadlineMs = Date.now() + timeoutMs;
  for (;;) {
    const response = await fetch(`${url}/api/budgets`, { headers: { authorization: `Bearer ${admin}` } });
    const { items } = (await response.json()) as { items: BudgetState[] };
    const state = items[0];
    if (state !== undefined && state.reserved === 0) return state;
    if (Date.now() > deadlineMs)
      throw new Error(`the budget does not come to rest: ${JSON.stringify(state)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
