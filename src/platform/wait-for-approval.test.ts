import { expect, it } from 'vitest';
import type { ApprovalAnswer } from '../contracts/approval.ts';
import { waitForApproval } from './wait-for-approval.ts';

const pending: ApprovalAnswer = { state: 'pending', id: 'apr_1', expiresMs: 9 };
const approved: ApprovalAnswer = { state: 'approved', id: 'apr_1', by: 'Ada' };

function wait(answers: readonly ApprovalAnswer[], waitMs: number, signal = new AbortController().signal) {
  let asked = 0;
  let told = 0;
  const ask = async () => answers[Math.min(asked++, answers.length - 1)]!;
  const onWaiting = () => void told++;
  return waitForApproval(ask, { waitMs, onWaiting, signal, pollMs: 1 }).then((answer) => ({
    answer,
    asked,
    told,
  }));
}

it('goes on when somebody agrees, and tells meanwhile that it waits', async () => {
  expect(await wait([pending, pending, approved], 60_000)).toEqual({ answer: approved, asked: 3, told: 2 });
});

it('asks once when it may not wait, and gives up when its time or the client is gone', async () => {
  expect(await wait([pending, approved], 0)).toEqual({ answer: pending, asked: 1, told: 0 });
  expect((await wait([pending], 20)).answer).toEqual(pending);
  const gone = new AbortController();
  gone.abort();
  expect((await wait([pending, approved], 60_000, gone.signal)).answer).toEqual(pending);
});
