import { randomBytes, randomInt } from 'node:crypto';
import { z } from 'zod';
import type { Logger } from '../../kernel/log.ts';
import { type MockModel, startMockModel } from '../../protect/mock-model/index.ts';
import { Random } from '../../simulator/index.ts';
import { readAnswer } from '../answers.ts';
import type { ApiClient } from '../api-client.ts';
import { setUpOwner } from '../set-up-owner.ts';
import type { DemoSession } from './demo-session.ts';

/** The simulated company's applications; they are the `app` of its calls. */
const APPS = ['web-shop', 'engineering', 'back-office'] as const;
const FRAME_DELAY_MS = 15;
const createdSchema = z.looseObject({ token: z.string() });

export interface Demo {
  readonly session: DemoSession;
  readonly model: MockModel;
  readonly owner: { readonly email: string; readonly password: string };
}

/** Moves the company in: an owner, a mock model behind the gateway, a token for each application. */
export async function openDemo(client: ApiClient, url: string, log: Logger): Promise<Demo> {
  const owner = { email: 'demo@lindqvist.example', password: randomBytes(12).toString('base64url') };
  await setUpOwner(client, owner);
  const model = await startMockModel({ frameDelayMs: FRAME_DELAY_MS });
  try {
    const upstream = { name: 'mock', baseUrl: `${model.url}/v1`, kind: 'openai', models: ['*'] };
    await client.request('POST', '/api/upstreams', upstream);
    const tokens = new Map<string, string>();
    for (const name of APPS) {
      const answer = await client.request('POST', '/api/tokens', { name, scopes: ['gateway'] });
      tokens.set(name, readAnswer(createdSchema, answer).token);
    }
    const random = new Random(randomInt(2 ** 31));
    return { session: { client, random, log, gatewayUrl: url, tokens }, model, owner };
  } catch (error) {
    await model.close();
    throw error;
  }
}
