import type { Installation } from './installation.ts';
import type { SettingName } from './settings/settings.ts';
import type { Progress } from './tell/progress.ts';

/** A word after the command's name. */
export interface Operand {
  readonly name: string;
  readonly words: string;
  readonly optional?: true;
  /** The last operand of a command may be several words. */
  readonly many?: true;
  /** What it looks like, where it may begin with a hyphen and would else be taken for an option. */
  readonly form?: RegExp;
  /** What it may be; anything when absent. */
  readonly oneOf?: readonly string[];
}

/** A `--name`; `value` names what follows it, absent for a switch. */
export interface Option {
  readonly words: string;
  readonly value?: string;
  readonly required?: true;
  /** May be given several times. */
  readonly many?: true;
}

/** What was typed after the command's name, checked against its operands and options. */
export interface Line {
  /** The operand of that name; only to be asked for those that are not optional. */
  operand(name: string): string;
  optionalOperand(name: string): string | undefined;
  /** All words of an operand that may be many. */
  operands(name: string): readonly string[];
  /** The value of an option that was given. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
  isOn(name: string): boolean;
}

/** What a command found or did: `facts` for `--json`, `lines` for people. */
export interface Report {
  /** Something was found that needs somebody: exit code 1. */
  readonly findings?: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** Where a command works and whom it tells how far it is. */
export interface Bench {
  readonly line: Line;
  readonly hub: Installation;
  readonly progress: Progress;
  /** Aborts when the operator wants to stop. */
  readonly stop: AbortSignal;
}

/** One row of the table of commands: help, documentation and checks come from it. */
export interface Command {
  /** Its words, as in `record verify`. */
  readonly name: string;
  readonly summary: string;
  /** What an operator should know before typing it; one paragraph each. */
  readonly about: readonly string[];
  readonly operands: readonly Operand[];
  readonly options: Readonly<Record<string, Option>>;
  /** Environment variables that it needs. */
  readonly settings: readonly SettingName[];
  /** Environment variables that it uses when they are set. */
  readonly optionalSettings?: readonly SettingName[];
  /** What exit code 1 says, when it can come. */
  readonly findings?: string;
  readonly example: string;
  run(bench: Bench): Promise<Report>;
}
