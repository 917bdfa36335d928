import type { Socket } from 'node:net';
import type { MessageBatcher } from './message-batcher.ts';
import { SyslogFraming } from './syslog-framing.ts';
import type { SyslogCounters, SyslogLimits } from './syslog-limits.ts';

export interface ConnectionDeps {
  readonly batcher: MessageBatcher;
  readonly counters: SyslogCounters;
  readonly limits: SyslogLimits;
}

/** Reads messages from one connection, no faster than they become durable, until it ends or runs into a limit. */
export function serveConnection(socket: Socket, { batcher, counters, limits }: ConnectionDeps): void {
  let completed = 0;
  const framing = new SyslogFraming({
    messageBytesMax: limits.messageBytesMax,
    onMessage: (message) => {
      counters.messages++;
      completed++;
      // What has arrived is kept even when the queue is full: the socket is paused right after.
      batcher.add(message, true);
    },
    onDrop: (drop) => {
      completed++;
      if (drop === 'too_long') counters.tooLong++;
      else counters[drop]++;
    },
  });
  let deadline: NodeJS.Timeout | undefined;
  const giveUp = (): void => {
    counters.connectionsTimedOut++;
    socket.destroy();
  };
  const watch = (): void => {
    if (!framing.isPartial) {
      clearTimeout(deadline);
      deadline = undefined;
    } else {
      deadline ??= setTimeout(giveUp, limits.messageMs);
    }
  };
  socket.setTimeout(limits.idleMs, giveUp);
  socket.on('data', (chunk: Buffer) => {
    const before = completed;
    framing.push(chunk);
    // A message was completed: the one that has begun since gets its own time.
    if (completed !== before) {
      clearTimeout(deadline);
      deadline = undefined;
    }
    watch();
    if (framing.isBroken) socket.destroy();
    else if (batcher.isFull) {
      socket.pause();
      batcher.room().then(() => socket.resume());
    }
  });
  socket.on('end', () => framing.finish());
  socket.on('close', () => {
    clearTimeout(deadline);
    framing.finish();
  });
  // A reset ends the connection like a close, which follows it.
  socket.on('error', () => socket.destroy());
}
