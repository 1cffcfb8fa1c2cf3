import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Unmet } from './unmet.ts';

/** What only the adapter's own staff or operator can do; the kit has it done by a command. */
export const ACTS = ['give-consent', 'withdraw-consent', 'replay'] as const;

/** One of them. */
export type Act = (typeof ACTS)[number];

/** Has something done at the adapter under test: about a file, or since an instant. */
export type DoAct = (act: Act, about: { readonly file?: string; readonly since?: string }) => Promise<void>;

/**
 * Acts by a shell command, which finds the act and what it is about in its environment: `WEGMARKE_ACT`, `WEGMARKE_FILE`,
 * `WEGMARKE_SINCE`. The promise fails when the command does.
 */
export function actingBy(command: string): DoAct {
  return async (act, { file = '', since = '' }) => {
    const named = `export WEGMARKE_ACT="$1" WEGMARKE_FILE="$2" WEGMARKE_SINCE="$3"; ${command}`;
    const child = spawn('/bin/sh', ['-c', named, 'act', act, file, since], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Unmet(`the command for ${act} ended with ${code ?? 'a signal'}`);
  };
}
