/** Scores JSON lines `{text}` from standard input with npm's llm_guardrail: the higher of its injection and jailbreak models. */
import { createInterface } from 'node:readline';
import { checkInjection, checkJailbreak } from 'llm_guardrail';

for await (const line of createInterface({ input: process.stdin })) {
  const { text } = JSON.parse(line);
  const start = process.cpuUsage();
  const answers = [await checkInjection(text), await checkJailbreak(text)];
  const used = process.cpuUsage(start);
  const score = Math.max(...answers.map(({ probabilities }) => probabilities.threat));
  const isDetected = answers.some(({ detected }) => detected);
  console.log(JSON.stringify({ score, isDetected, cpuMs: (used.user + used.system) / 1000 }));
}
