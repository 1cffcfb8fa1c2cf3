import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { CaseResult } from '../../apps/cli/src/conformance/run-cases.ts';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { natsServer } from '../../deploy/local/setup/nats-server.mjs';
import { inClone } from '../../deploy/local/setup/places.mjs';
import { howTo, markedBlocks } from '../docs/how-to-page.ts';
import { soundDist } from '../mutations/mutant.ts';

/** What somebody sees who types what docs/how-to/conformance.md says. */
export interface Typed {
  readonly exit: number | null;
  readonly printed: string;
  /** The text of a report, by its kind. */
  readonly report: (kind: 'html' | 'xml' | 'json') => string;
  readonly cases: readonly CaseResult[];
}

/** Types the commands of the page in a folder of its own, with the adapter of these compiled programs, and at ports that are free. */
export async function byTheHowTo(folder: string, adapter = soundDist()): Promise<Typed> {
  layPrograms(folder, adapter);
  const [block] = markedBlocks(howTo('conformance'));
  const bash = spawn('bash', ['-ec', await atFreePorts(block?.commands ?? 'false')], {
    cwd: folder,
    env: {
      ...process.env,
      NODE_OPTIONS: '--no-warnings',
      PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      WEGMARKE_NATS_SERVER: process.env['WEGMARKE_NATS_SERVER'] ?? (await natsServer()),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [printed, [exit]] = await Promise.all([text(bash.stdout), once(bash, 'exit')]);
  const report: Typed['report'] = (kind) =>
    readFileSync(join(folder, 'report', `conformance.${kind}`), 'utf8');
  const { cases } = JSON.parse(report('json')) as { readonly cases: readonly CaseResult[] };
  return { exit: exit as number | null, printed, report, cases };
}

/** A clone as the page takes it: its tool, its adapter and what lies in it. */
function layPrograms(folder: string, adapter: string): void {
  mkdirSync(join(folder, 'bin'), { recursive: true });
  symlinkSync(inClone('deploy'), join(folder, 'deploy'));
  const program = (name: string, line: string): void =>
    writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
  const main = (dist: string, app: string): string => join(dist, 'apps', app, 'src', 'main.js');
  program('node', `exec '${process.execPath}' "$@"`);
  program('npx', `shift; exec node '${main(soundDist(), 'cli')}' "$@"`);
  program('npm', `shift 4; exec node '${main(adapter, 'adapter')}' "$@"`);
}

/** The commands with other ports than those that are taken when nothing is said. */
async function atFreePorts(commands: string): Promise<string> {
  const [hub, nats, desk] = [await freePort(), await freePort(), await freePort()];
  return commands
    .replace(
      'init office',
      `init office --hub-url http://127.0.0.1:${hub} --nats-url nats://127.0.0.1:${nats} --desk-port ${desk}`,
    )
    .replace('conformance run', `conformance run --hub-port ${hub} --nats-port ${nats}`)
    .replace('act.mjs office', `act.mjs office http://127.0.0.1:${desk}`);
}
