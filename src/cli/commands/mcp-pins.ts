import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { approvePin, noPins, type Pins, parsePins, removePin } from '../../protect/mcp/index.ts';
import { type Command, textOption, usage } from '../command.ts';
import { formatTable } from '../table.ts';

/** Shows and changes what people have agreed to; a running proxy reads the file at every use. */
export const mcpPins: Command = async (input, context) => {
  const file = resolve(textOption(input, 'pins') ?? join(context.config.dataDir, 'mcp-pins.json'));
  const [action, server, name] = input.operands;
  const pins = read(file);
  if (action === 'list') {
    const rows = Object.entries(pins.servers)
      .filter(([key]) => server === undefined || key === server)
      .flatMap(([key, known]) =>
        known.pins.map(({ definition: _definition, ...pin }) => ({ server: key, ...pin })),
      );
    const columns = [
      { title: 'SERVER', text: (row: (typeof rows)[number]) => row.server },
      { title: 'KIND', text: (row: (typeof rows)[number]) => row.kind },
      { title: 'NAME', text: (row: (typeof rows)[number]) => JSON.stringify(row.name).slice(1, -1) },
      { title: 'STATE', text: (row: (typeof rows)[number]) => row.state },
      { title: 'BY', text: (row: (typeof rows)[number]) => row.by },
      { title: 'HASH', text: (row: (typeof rows)[number]) => row.hash.slice(0, 19) },
    ];
    context.output.result(
      rows,
      formatTable(rows, columns, 'No pins yet. The first list through bartizan mcp proxy makes them.'),
    );
    return undefined;
  }
  if (action !== 'approve' && action !== 'remove') throw usage('say list, approve or remove');
  if (server === undefined) throw usage(`${action} needs the name of a server`);
  if (action === 'approve' && name === undefined) throw usage('approve needs the name of a definition');
  write(
    file,
    action === 'approve' ? approvePin(pins, server, name ?? '', Date.now()) : removePin(pins, server, name),
  );
  context.output.result(
    { action, server, name: name ?? null },
    `${action === 'approve' ? 'Approved' : 'Removed'} ${name ?? `all of ${server}`}.`,
  );
  return undefined;
};

function read(file: string): Pins {
  try {
    return parsePins(readFileSync(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return noPins;
    throw error;
  }
}

function write(file: string, pins: Pins): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(pins, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
}
