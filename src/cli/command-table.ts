import table from './commands.json' with { type: 'json' };

export interface ArgumentSpec {
  readonly name: string;
  readonly help: string;
  readonly required: boolean;
  readonly variadic?: boolean;
}

export interface OptionSpec {
  /** As commander reads it: `--base-url <url>`. */
  readonly flags: string;
  readonly help: string;
  readonly required?: boolean;
}

/** One command as data. The launcher answers `--help` from the same file, without loading any of this. */
export interface CommandSpec {
  /** One word, or a group and a verb: `token create`. */
  readonly name: string;
  readonly summary: string;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
  /** What this command's exit codes mean, where they are not those of every command. */
  readonly exitCodes?: readonly { readonly code: number; readonly meaning: string }[];
  /** Exit code of wrong usage, where 2 means something else. */
  readonly usageExitCode?: number;
  /** The launcher builds the console before it runs. */
  readonly console?: boolean;
}

export const commandSpecs: readonly CommandSpec[] = table.commands;
export const globalOptions: readonly OptionSpec[] = table.globalOptions;
