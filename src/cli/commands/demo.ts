import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Command, textOption } from '../command.ts';
import { type Demo, openDemo } from '../demo/open-demo.ts';
import { play } from '../demo/play.ts';
import { serve } from '../serve.ts';

/** Runs a server with a simulated company in it. A folder that the user names is kept, any other is thrown away. */
export const demo: Command = async (input, context) => {
  const isKept = textOption(input, 'dataDir') !== undefined;
  const dataDir = isKept ? context.config.dataDir : await mkdtemp(join(tmpdir(), 'bartizan-demo-'));
  const port = textOption(input, 'port') === undefined ? 0 : context.config.port;
  let opened: Demo | undefined;
  let playing: Promise<void> | undefined;
  try {
    return await serve(
      context,
      { ...context.config, dataDir, port },
      {
        onListening: async ({ client, url, stop }) => {
          opened = await openDemo(client, url, context.log);
          playing = play(opened.session, stop);
          const { email, password } = opened.owner;
          return {
            lines: [
              `Sign in as ${email} with the password ${password}`,
              'Attacks on both wings arrive as you watch.',
            ],
            values: { owner: { email, password } },
          };
        },
        onStopping: async () => {
          await playing;
          await opened?.model.close();
        },
      },
    );
  } finally {
    if (!isKept) await rm(dataDir, { recursive: true, force: true });
  }
};
