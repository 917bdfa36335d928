import type { GuardCall, GuardSegment } from '../../contracts/guard.ts';
import { Fault } from '../../kernel/fault.ts';
import { Channel } from './channel.ts';
import { DECODED } from './decoded-text.ts';
import { gatewayFaults } from './errors.ts';
import { extractOutput } from './extract.ts';
import type { StreamFraming } from './framing/stream-framing.ts';
import { blockingReason, GuardBlock } from './guard-block.ts';
import { redactedValues, setRedacted } from './inspect-body.ts';
import { maskKeys } from './mask-keys.ts';
import type { ChainVerdict, GuardChain } from './ports.ts';
import { rewriteJson } from './rewrite-json.ts';
import type { SseFrame } from './sse-frame.ts';
import type { ChannelAddress, StreamReader } from './stream-reader.ts';
import { copiesOf } from './token-copies.ts';
import type { GrowingCall, ToolStream } from './tools/tool-stream.ts';
import { Unescaper } from './unescaper.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** A piece of a channel's text in a frame. */
interface Piece {
  readonly channel: Channel;
  readonly path: string;
  readonly text: string;
  readonly start: number;
}

interface Held {
  readonly frame: SseFrame;
  readonly body: JsonObject | undefined;
  readonly pieces: readonly Piece[];
  /** Tool calls that the frame holds a part of. */
  readonly calls: readonly GrowingCall[];
  /** New values of texts that are complete in the frame. */
  readonly values: Map<string, string>;
}

export interface StreamGuardOptions {
  readonly framing: StreamFraming;
  readonly call: GuardCall | undefined;
  /** Gathers tool calls; undefined when no policy judges them. */
  readonly tools: ToolStream | undefined;
  readonly onVerdict: (verdict: ChainVerdict) => void;
  /** Whether the texts are kept, for guards that judge them when they are whole. */
  readonly keepsTexts: boolean;
}

const HELD_MAX = 20_000;
const CHANNELS_MAX = 2_000;

/**
 * Lets the guards see a stream as the texts that it adds up to, and holds each frame until all of its text is final.
 * Frames keep their order, and leave with the bytes they came with unless something in them is redacted. What leaves,
 * joined, is the same however the text was cut into frames and the frames into chunks.
 */
export class StreamGuard {
  readonly #chain: GuardChain;
  readonly #reader: StreamReader;
  readonly #segmentsMax: number;
  readonly #options: StreamGuardOptions;
  readonly #channels = new Map<string, Channel>();
  /** The channel that a group's text goes to at present. */
  readonly #current = new Map<string, Channel>();
  readonly #texts = new Map<string, string>();
  readonly #unescapers = new Map<string, Unescaper>();
  #held: Held[] = [];
  #lastSent: JsonObject | undefined;

  constructor(chain: GuardChain, reader: StreamReader, segmentsMax: number, options: StreamGuardOptions) {
    this.#chain = chain;
    this.#reader = reader;
    this.#segmentsMax = segmentsMax;
    this.#options = options;
  }

  /**
   * Takes a frame and its parsed data (undefined for comments and end marks).
   *
   * @returns the frames that may be sent now
   * @throws GuardBlock
   */
  push(given: SseFrame, body: JsonObject | undefined): Buffer[] {
    const frame = this.#cleaned(given);
    if (frame === undefined) return [];
    const pieces: Piece[] = [];
    const values = new Map<string, string>();
    const calls = body === undefined ? [] : (this.#options.tools?.push(body) ?? []);
    if (body !== undefined) {
      for (const segment of extractOutput(body, this.#segmentsMax, true).content.segments) {
        const address = this.#reader.address(body, segment);
        if (address === undefined) this.#inspectWhole(segment, body, values);
        else {
          pieces.push(this.#extend(address.channel, address.group, segment));
          const plain = this.#extendPlain(address, segment);
          if (plain !== undefined) pieces.push(plain);
        }
      }
      for (const group of this.#reader.closes(body)) this.#close(group);
    }
    if (this.#held.length >= HELD_MAX) throw new Fault(gatewayFaults.upstreamTooLarge);
    this.#held.push({ frame, body, pieces, calls, values });
    return this.#release();
  }

  /** All texts of the answer, when they are kept. */
  get segments(): readonly GuardSegment[] {
    return [...this.#texts].map(([path, text]) => ({ path, text, provenance: 'model' }));
  }

  #keepText(path: string, text: string): void {
    if (this.#options.keepsTexts) this.#texts.set(path, (this.#texts.get(path) ?? '') + text);
  }

  /** Data of the last frame that left; undefined while nothing did. */
  get lastSent(): JsonObject | undefined {
    return this.#lastSent;
  }

  /** The stream is over: decides on all that is held. */
  end(): Buffer[] {
    this.#close('');
    this.#options.tools?.end();
    return this.#release();
  }

  /** The frame without what stands beside its data, when a guard would redact there; undefined when nothing is left. */
  #cleaned(frame: SseFrame): SseFrame | undefined {
    const { beside, event, data } = frame;
    if (beside === undefined || beside.trim() === '') return frame;
    const inspection = this.#chain.stream({ path: '#beside', provenance: 'model' }, this.#options.call);
    const steps = [inspection.push(beside), inspection.end()];
    for (const step of steps) this.#judge(step);
    if (steps.every(({ redactions }) => redactions.length === 0)) return frame;
    return data === undefined
      ? undefined
      : { event, data, raw: this.#options.framing.write(event, data, false) };
  }

  #extend(path: string, group: string, segment: GuardSegment): Piece {
    const current = this.#current.get(group);
    if (current !== undefined && current.path !== path && current.open) this.#judge(current.end());
    const channel = this.#channels.get(path) ?? this.#open(path, group);
    this.#current.set(group, channel);
    const start = channel.length;
    this.#keepText(path, segment.text);
    this.#judge(channel.push(segment.text));
    return { channel, path: segment.path, text: segment.text, start };
  }

  /**
   * Arguments are JSON in a string: from their first escape on, what their escapes spell is judged beside them. It cannot
   * be redacted where it stands, so what would be is blocked.
   */
  #extendPlain({ channel: path, group }: ChannelAddress, segment: GuardSegment): Piece | undefined {
    if (!path.includes('arguments') && !path.endsWith('/partial_json')) return undefined;
    let unescaper = this.#unescapers.get(path);
    if (unescaper === undefined && !segment.text.includes('\\')) return undefined;
    if (unescaper === undefined) {
      unescaper = new Unescaper();
      this.#unescapers.set(path, unescaper);
    }
    const channel = this.#channels.get(path + DECODED) ?? this.#open(path + DECODED, group);
    const text = unescaper.push(segment.text);
    const start = channel.length;
    const step = channel.push(text);
    this.#judge(step.redactions.length > 0 ? { ...step, action: 'block' } : step);
    return { channel, path: segment.path + DECODED, text, start };
  }

  #open(path: string, group: string): Channel {
    if (this.#channels.size >= CHANNELS_MAX) throw new Fault(gatewayFaults.upstreamTooLarge);
    const channel = new Channel(path, group, this.#chain, this.#options.call);
    this.#channels.set(path, channel);
    return channel;
  }

  #inspectWhole(segment: GuardSegment, body: JsonObject, values: Map<string, string>): void {
    this.#keepText(segment.path, `${segment.text}\n`);
    const inspection = this.#chain.stream(
      { path: segment.path, provenance: segment.provenance },
      this.#options.call,
    );
    const first = inspection.push(segment.text);
    this.#judge(first);
    const last = inspection.end();
    this.#judge(last);
    const redactions = [...first.redactions, ...last.redactions].map((one) => ({
      ...one,
      path: segment.path,
    }));
    const content = { direction: 'output', segments: [segment] } as const;
    for (const [path, value] of redactedValues({ redactions }, content, body)) values.set(path, value);
  }

  #close(group: string): void {
    for (const channel of this.#channels.values()) {
      if (!channel.open || (group !== '' && channel.group !== group)) continue;
      const step = channel.end();
      const isPlain = channel.path.endsWith(DECODED);
      this.#judge(isPlain && step.redactions.length > 0 ? { ...step, action: 'block' } : step);
    }
  }

  #judge(given: ChainVerdict): void {
    if (given.action === 'allow' && given.reasons.length === 0) return;
    const verdict = { ...given, reasons: maskKeys(given.reasons) };
    this.#options.onVerdict(verdict);
    if (verdict.action === 'block') throw new GuardBlock(blockingReason(verdict.reasons), 'output');
  }

  #release(): Buffer[] {
    const out: Buffer[] = [];
    let count = 0;
    for (const held of this.#held) {
      if (held.calls.some((call) => !call.isJudged)) break;
      if (held.pieces.some(({ channel, start, text }) => channel.releasedTo < start + text.length)) break;
      out.push(this.#write(held));
      this.#lastSent = held.body ?? this.#lastSent;
      count++;
    }
    if (count > 0) this.#held = this.#held.slice(count);
    return out;
  }

  #write({ frame, body, pieces, values }: Held): Buffer {
    for (const { channel, path, text, start } of pieces) {
      if (!channel.isRedacted(start, start + text.length)) continue;
      setRedacted(values, path, channel.redact(text, start), body);
      for (const [copy, value] of copiesOf(body, path)) values.set(copy, value);
    }
    if (values.size === 0 || frame.data === undefined) return frame.raw;
    const data = rewriteJson(frame.data, values);
    if (data === undefined) throw new GuardBlock(undefined, 'output');
    return this.#options.framing.rewrite(frame, data);
  }
}
