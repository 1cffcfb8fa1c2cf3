import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { helpOfAll, helpOfOne } from './line/help.ts';
import { readLine } from './line/read-line.ts';
import type { Typed } from './line/read-line.ts';
import type { Printed } from './tell/printed.ts';
import { printFailure, printReport } from './tell/printed.ts';
import type { Progress } from './tell/progress.ts';

/** What a run of the tool is given by its process. */
export interface Surroundings {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  readonly stop: AbortSignal;
}

/** Runs what was typed; whatever happens, there is something to print and an exit code. */
export async function runCommand(commands: readonly Command[], given: Surroundings): Promise<Printed> {
  const { words, stop } = given;
  let typed: Typed | undefined;
  try {
    typed = readLine(words, commands);
    if (typed.kind === 'run') return await runOne(typed, given);
    const [one, ...others] = typed.about;
    const lines = one !== undefined && others.length === 0 ? helpOfOne(one) : helpOfAll(typed.about);
    return printReport('help', { facts: { help: lines }, lines }, typed.asJson);
  } catch (error) {
    given.progress.clear();
    const name =
      typed?.kind === 'run' ? typed.command.name : words.filter((word) => !word.startsWith('-')).join(' ');
    return printFailure(name, await failureIn(error, stop), words.includes('--json'));
  }
}

/** The errors of the product are known to the part that explains them: it is loaded when there is one. */
async function failureIn(error: unknown, stop: AbortSignal): Promise<Failure> {
  if (error instanceof Failure) return error;
  const { explainError } = await import('./explain-error.ts');
  return explainError(error, stop);
}

async function runOne(
  { command, line, asJson }: Extract<Typed, { readonly kind: 'run' }>,
  { env, progress, stop }: Surroundings,
): Promise<Printed> {
  const { readSettings } = await import('./settings/read-settings.ts');
  const values = await readSettings(command.settings, env, command.optionalSettings);
  const { Installation } = await import('./installation.ts');
  const hub = new Installation(values, (sentence) => progress.note(sentence));
  try {
    const report = await command.run({ line, hub, progress, stop });
    progress.clear();
    return printReport(command.name, report, asJson);
  } finally {
    await hub.close();
  }
}
