import type { GatewayEvent } from '../../contracts/gateway-event.ts';
import type { GatewayPorts } from './ports.ts';

/** Hands events over without making any caller wait; what cannot be handed over is counted and logged. */
export class EventRecorder {
  readonly #ports: Pick<GatewayPorts, 'record' | 'log'>;
  readonly #pendingMax: number;
  #pending = 0;
  #recorded = 0;
  #lost = 0;

  constructor(ports: Pick<GatewayPorts, 'record' | 'log'>, pendingMax: number) {
    this.#ports = ports;
    this.#pendingMax = pendingMax;
  }

  get recorded(): number {
    return this.#recorded;
  }

  get lost(): number {
    return this.#lost;
  }

  record(event: GatewayEvent): void {
    if (this.#pending >= this.#pendingMax) {
      this.#lose(event, new Error(`${this.#pending} events wait to be recorded`));
      return;
    }
    try {
      const recording = this.#ports.record(event);
      if (recording === undefined) this.#recorded++;
      else this.#await(event, recording);
    } catch (error) {
      this.#lose(event, error);
    }
  }

  #await(event: GatewayEvent, recording: Promise<void>): void {
    this.#pending++;
    recording
      .then(
        () => {
          this.#recorded++;
        },
        (error) => this.#lose(event, error),
      )
      .finally(() => {
        this.#pending--;
      });
  }

  #lose(event: GatewayEvent, error: unknown): void {
    this.#lost++;
    this.#ports.log.error({ err: error, callId: event.id, lost: this.#lost }, 'gateway event not recorded');
  }
}
