import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import type { GatewayLimits, GatewayPorts } from './ports.ts';

/** A finished call, whose event can be made now or a little later. */
export interface FinishedCall {
  readonly id: string;
  toEvent(): GatewayEvent;
}

/**
 * Hands events over without making any caller wait; what cannot be handed over is counted and logged. Events are made a
 * little after their calls: what is done between an answer and the next request is waited for by that request.
 */
export class EventRecorder {
  readonly #ports: Pick<GatewayPorts, 'record' | 'log'>;
  readonly #limits: Pick<GatewayLimits, 'eventsPendingMax' | 'eventsGatherMs'>;
  #finished: FinishedCall[] = [];
  #timer: NodeJS.Timeout | undefined;
  #pending = 0;
  #recorded = 0;
  #lost = 0;

  constructor(
    ports: Pick<GatewayPorts, 'record' | 'log'>,
    limits: Pick<GatewayLimits, 'eventsPendingMax' | 'eventsGatherMs'>,
  ) {
    this.#ports = ports;
    this.#limits = limits;
  }

  get recorded(): number {
    return this.#recorded;
  }

  get lost(): number {
    return this.#lost;
  }

  record(call: FinishedCall): void {
    if (this.#pending + this.#finished.length >= this.#limits.eventsPendingMax) {
      this.#lose(call.id, new Error(`${this.#pending} events wait to be recorded`));
      return;
    }
    this.#finished.push(call);
    if (this.#limits.eventsGatherMs === 0) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), this.#limits.eventsGatherMs);
  }

  /** Hands over what has gathered. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const finished = this.#finished;
    this.#finished = [];
    for (const call of finished) this.#handOver(call);
  }

  #handOver(call: FinishedCall): void {
    try {
      const recording = this.#ports.record(call.toEvent());
      if (recording === undefined) this.#recorded++;
      else this.#await(call.id, recording);
    } catch (error) {
      this.#lose(call.id, error);
    }
  }

  #await(id: string, recording: Promise<void>): void {
    this.#pending++;
    recording
      .then(
        () => {
          this.#recorded++;
        },
        (error) => this.#lose(id, error),
      )
      .finally(() => {
        this.#pending--;
      });
  }

  #lose(callId: string, error: unknown): void {
    this.#lost++;
    this.#ports.log.error({ err: error, callId, lost: this.#lost }, 'gateway event not recorded');
  }
}
