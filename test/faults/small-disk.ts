import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Child } from '../../deploy/local/services/child.mjs';
import { startChild } from '../../deploy/local/services/child.mjs';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { run } from '../../deploy/local/setup/command.mjs';

const PIECE = Buffer.alloc(1 << 16);

/** Why there can be no small disk here; undefined when there can. */
export async function smallDiskFault(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'a small disk is mounted, which only root on Linux may';
  const inside = ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp'];
  return (await run('unshare', inside)).code === 0
    ? undefined
    : 'this machine lets nobody mount a small disk';
}

/** A disk of few bytes in memory; it is unmounted when it is put away, and when we are gone. */
export class SmallDisk {
  private constructor(
    private readonly holder: Child,
    readonly folder: string,
  ) {}

  static async of(megabytes: number): Promise<SmallDisk> {
    const home = await testFolder('small-disk');
    const mount = join(home, 'mount');
    await mkdir(mount);
    const script = `mount -t tmpfs -o size=${megabytes}m,mode=0700 tmpfs "$0" || exit 1
      trap 'kill $!; umount -l "$0"; exit' TERM
      mkdir "$0/disk"; sleep 86400 & wait`;
    const holder = await startChild({
      file: '/bin/sh',
      args: ['-c', script, mount],
      log: join(home, 'log'),
      endSignal: 'SIGTERM',
    });
    const folder = join(mount, 'disk');
    await until('the small disk', () => existsSync(folder) || undefined);
    return new SmallDisk(holder, folder);
  }

  /** Takes all room that is left. */
  fill(): void {
    const file = openSync(this.#ballast, 'a');
    try {
      for (;;) writeSync(file, PIECE);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    } finally {
      closeSync(file);
    }
  }

  /** Gives it back. */
  free(): void {
    rmSync(this.#ballast, { force: true });
  }

  async gone(): Promise<void> {
    await this.holder.end('SIGTERM', 2_000);
  }

  get #ballast(): string {
    return join(this.folder, 'ballast');
  }
}
