import { randomBytes } from 'node:crypto';
import type { AsyncGuard } from '../contracts/custom-guard.ts';
import type {
  Direction,
  GatewayPolicy,
  Guard,
  GuardAction,
  GuardCall,
  GuardContent,
  GuardReason,
} from '../contracts/guard.ts';
import type {
  ChainReason,
  ChainVerdict,
  GuardChain,
  Redaction,
  StreamInspection,
} from '../protect/gateway/index.ts';
import {
  type CallVerdict,
  createChain,
  createStreamInspector,
  GUARD_ERROR_RULE,
  type ChainVerdict as GuardsVerdict,
  stricter,
  withImpliedGuards,
} from '../protect/guards/index.ts';
import { ConversationVaults } from './conversation-vaults.ts';
import type { GuardPool } from './guard-pool.ts';
import { inspectLate, joinVerdicts, splitPolicy } from './late-chain.ts';
import { originalOf } from './shadow-policy.ts';
import { type Disguise, Tokeniser } from './tokeniser.ts';

/** Characters of text from which the guards' own thread inspects it: a few milliseconds of this one's time. */
const LONG_TEXT = 32 * 1024;

/**
 * A policy's guards in the gateway's terms.
 * @param pool inspects long texts elsewhere
 * @param slow guards that need another thread or another host
 * @param disguise what hashes and placeholders are made with
 */
export function gatewayChain(
  guards: readonly Guard[],
  stated: GatewayPolicy,
  pool: GuardPool,
  slow: readonly AsyncGuard[] = [],
  disguise: Disguise = passingDisguise(),
): GuardChain {
  const policy = withImpliedGuards(stated);
  const { quick, late } = splitPolicy(policy, slow);
  const chain = createChain(guards, quick);
  const tokens = policy.guards.some(({ mode }) => mode === 'tokenise' || mode === 'hash')
    ? new Tokeniser(policy, disguise)
    : undefined;
  const answer = (verdict: GuardsVerdict, content: GuardContent, caller = '') => {
    const translated = translate(verdict, policy, content);
    return tokens && content.direction === 'input'
      ? tokens.apply(translated, verdict, content, caller)
      : translated;
  };
  const inspects = (direction: Direction, { guards: entries }: GatewayPolicy = policy): boolean =>
    entries.some((guard) => guard.action !== 'allow' && guard.directions.includes(direction));
  const now = (content: GuardContent, call?: GuardCall): GuardsVerdict | Promise<GuardsVerdict> =>
    isLong(content) ? pool.inspect(quick, content, call) : chain.inspect(content, undefined, { call });
  const both = async (content: GuardContent, call: GuardCall | undefined, slowly: GatewayPolicy) => {
    const asked = inspectLate(slow, slowly, content, call);
    const [first, second] = await Promise.all([now(content, call), asked]);
    return joinVerdicts(first, second, content);
  };
  const whole =
    late !== undefined && inspects('output', late)
      ? (content: GuardContent, call?: GuardCall) =>
          inspectLate(slow, late, content, call).then((verdict) => answer(verdict, content))
      : undefined;
  return {
    inspectsInput: inspects('input'),
    inspectsOutput: inspects('output'),
    inspect: (content, call, caller) => {
      const isLate = late !== undefined && inspects(content.direction, late);
      const verdict = isLate ? both(content, call, late) : now(content, call);
      return verdict instanceof Promise
        ? verdict.then((settled) => answer(settled, content, caller))
        : answer(verdict, content, caller);
    },
    ...(chain.inspectsCalls
      ? {
          inspectCall: (call, path, answered) => callVerdict(chain.inspectCall(call, path, answered), policy),
        }
      : {}),
    stream: (channel, call) => inspectStream(createStreamInspector(chain, { ...channel, call }), policy),
    ...(whole === undefined ? {} : { inspectWhole: whole }),
  };
}

/** For chains of no installation: what they hash and hide means nothing afterwards. */
function passingDisguise(): Disguise {
  const key = randomBytes(32);
  return { vaults: new ConversationVaults({ key, nowMs: () => 0 }), hashKey: key };
}

function isLong({ segments }: GuardContent): boolean {
  let characters = 0;
  for (const { text } of segments) characters += text.length;
  return characters > LONG_TEXT;
}

/** Reasons with what the policy does about each: the strictest of the guard's entries for the direction. */
export function chainReasons(
  policy: GatewayPolicy,
  direction: Direction,
  reasons: readonly GuardReason[],
): ChainReason[] {
  const original = originalOf(policy);
  return reasons.map(({ guard, rule, score, spans, explanation }) => ({
    guard,
    rule,
    score,
    spans: spans.slice(0, 20),
    explanation: explanation.slice(0, 1024),
    action: reasonAction(policy, direction, { guard, rule }),
    ...(original && { intended: reasonAction(original, direction, { guard, rule }) }),
  }));
}

function reasonAction(
  policy: GatewayPolicy,
  direction: Direction,
  { guard, rule }: Pick<GuardReason, 'guard' | 'rule'>,
): GuardAction {
  return rule === GUARD_ERROR_RULE ? policy.onGuardError : actionOf(policy, direction, guard);
}

function actionOf(policy: GatewayPolicy, direction: Direction, guard: string): GuardAction {
  return policy.guards
    .filter((entry) => entry.guard === guard && entry.directions.includes(direction))
    .reduce<GuardAction>((strictest, { action }) => stricter(strictest, action), 'allow');
}

function translate(verdict: GuardsVerdict, policy: GatewayPolicy, content: GuardContent): ChainVerdict {
  if (verdict.reasons.length === 0 && verdict.action === 'allow') {
    return { action: 'allow', score: verdict.score, reasons: [], redactions: [] };
  }
  return {
    action: verdict.action,
    score: verdict.score,
    reasons: chainReasons(policy, content.direction, verdict.reasons),
    redactions: verdict.action === 'redact' ? verdict.redactedReasons.flatMap(redactionsOf) : [],
  };
}

function callVerdict({ action, reasons }: CallVerdict, policy: GatewayPolicy): ChainVerdict {
  const score = Math.max(0, ...reasons.map((reason) => reason.score));
  return { action, score, reasons: chainReasons(policy, 'output', reasons), redactions: [] };
}

function redactionsOf({ spans, replacement }: GuardReason): Redaction[] {
  if (replacement === undefined) return [];
  return spans.map(({ path, start, end }) => ({ path, start, end, replacement }));
}

function inspectStream(
  inspector: ReturnType<typeof createStreamInspector>,
  policy: GatewayPolicy,
): StreamInspection {
  let told = 0;
  const step = ({
    releasedTo,
    redactions,
  }: ReturnType<typeof inspector.push>): ReturnType<StreamInspection['push']> => {
    const fresh = inspector.reasons.slice(told);
    told = inspector.reasons.length;
    return {
      releasedTo,
      redactions,
      score: inspector.score,
      // Only what is new decides about this step: the reasons of earlier ones were acted on with them.
      action: inspector.action === 'block' || fresh.length > 0 ? inspector.action : 'allow',
      reasons: chainReasons(policy, 'output', fresh),
    };
  };
  return { push: (text) => step(inspector.push(text)), end: () => step(inspector.end()) };
}
