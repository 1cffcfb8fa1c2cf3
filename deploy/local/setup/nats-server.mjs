import { chmodSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Cannot } from './cannot.mjs';
import { isExecutable, onPath, run } from './command.mjs';
import { unpackDebian } from './debian.mjs';
import { cache } from './places.mjs';
import { step } from './progress.mjs';

const image = 'nats:2.12.7-alpine';
const kept = join(cache, 'nats', 'nats-server');

async function fromDebian() {
  const unpacked = join(cache, 'nats', 'debian');
  if (!(await unpackDebian('nats-server', unpacked))) return undefined;
  copyFileSync(join(unpacked, 'usr', 'sbin', 'nats-server'), kept);
  rmSync(unpacked, { recursive: true });
  return kept;
}

/** The image holds one static Linux program, so it is taken out and run without a container. */
async function fromDocker() {
  if (process.platform !== 'linux' || onPath('docker') === undefined) return undefined;
  const made = await run('docker', ['create', image]);
  if (made.code !== 0) return undefined;
  const container = made.output.trim().split('\n').at(-1) ?? '';
  const copied = await run('docker', ['cp', `${container}:/usr/local/bin/nats-server`, kept]);
  await run('docker', ['rm', container]);
  if (copied.code !== 0) return undefined;
  chmodSync(kept, 0o755);
  return kept;
}

async function fromHomebrew() {
  if (onPath('brew') === undefined) return undefined;
  await run('brew', ['install', 'nats-server']);
  return onPath('nats-server');
}

/**
 * The broker's program: from the PATH, from an earlier set-up, or from whoever has it on this machine.
 * @returns {Promise<string>} path of the program
 * @throws {Cannot} when nobody has it
 */
export async function natsServer() {
  const there = onPath('nats-server') ?? [kept, '/usr/sbin/nats-server'].find(isExecutable);
  if (there !== undefined) return there;
  mkdirSync(dirname(kept), { recursive: true });
  const got = await step('get the message broker (nats-server)', async () => {
    for (const from of [fromDebian, fromDocker, fromHomebrew]) {
      const file = await from();
      if (file !== undefined && isExecutable(file)) return file;
    }
    return undefined;
  });
  if (got !== undefined) return got;
  throw new Cannot(
    'nats-server is missing and neither Debian packages, Docker nor Homebrew could give it: ' +
      'install NATS Server 2.9 or later so that `nats-server` is on the PATH, then run the same command again.',
  );
}
