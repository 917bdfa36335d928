import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answering, freePort, startProgram } from './children.ts';
import { type Contestant, requestsFor } from './contestants.ts';

const MASTER_KEY = 'sk-bench-of-one-machine-only';

/**
 * LiteLLM's proxy from PyPI with one worker and no guardrail: it forwards and inspects nothing.
 *
 * @param python an interpreter that has `bench/peers/litellm/requirements.txt`
 */
export async function startLiteLlm(mock: Contestant, python: string): Promise<Contestant> {
  const folder = mkdtempSync(join(tmpdir(), 'bartizan-bench-litellm-'));
  const parameters = {
    model: 'openai/mock-large',
    api_base: `http://127.0.0.1:${mock.port}/v1`,
    api_key: 'none',
  };
  // JSON is YAML.
  const config = {
    model_list: [{ model_name: 'mock-large', litellm_params: parameters }],
    general_settings: { master_key: MASTER_KEY },
    litellm_settings: { telemetry: false },
  };
  writeFileSync(join(folder, 'config.yaml'), JSON.stringify(config));
  const port = await freePort();
  const child = startProgram(
    python,
    [
      '-m',
      'litellm.proxy.proxy_cli',
      '--config',
      join(folder, 'config.yaml'),
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
    ],
    // Its price list comes from the package: the machine of a bench may have no way out.
    {
      ...process.env,
      LITELLM_LOCAL_MODEL_COST_MAP: 'True',
      LITELLM_MASTER_KEY: MASTER_KEY,
      LITELLM_LOG: 'ERROR',
    },
    folder,
  );
  child.stdout?.resume();
  await answering(`http://127.0.0.1:${port}/health/liveliness`);
  const headers = { authorization: `Bearer ${MASTER_KEY}` };
  return { name: 'litellm', port, pid: child.pid!, requests: requestsFor('mock-large', headers) };
}
