import { commands } from '../commands.ts';
import { runCommand } from '../run-command.ts';
import type { Printed } from '../tell/printed.ts';

/** Runs a command that needs no hub, as the program does. */
export function runOnFile(...words: readonly string[]): Promise<Printed> {
  const silent = { at: () => undefined, note: () => undefined, clear: () => undefined };
  return runCommand(commands, { words, env: {}, progress: silent, stop: new AbortController().signal });
}
