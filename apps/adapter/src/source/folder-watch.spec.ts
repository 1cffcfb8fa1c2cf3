import { appendFileSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ExportFolder } from './export-folder.ts';
import { FolderWatch } from './folder-watch.ts';

const until = async (holds: () => boolean): Promise<void> => {
  const end = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await setTimeout(5);
  }
};

describe('the folder of exports', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'exports-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

  it('counts a file as settled only when it stayed the same between two looks far enough apart', async () => {
    let now = 0;
    const exports = new ExportFolder(folder, 1_000, () => now);
    const names = async () => (await exports.look()).settled.map(({ name }) => name);
    write('b.csv', 'x');
    expect(await names()).toEqual([]);
    now = 999;
    expect(await names()).toEqual([]);
    write('a.csv', 'x');
    appendFileSync(join(folder, 'b.csv'), 'more');
    now = 1_000;
    expect(await names()).toEqual([]);
    now = 2_000;
    expect(await names()).toEqual(['a.csv', 'b.csv']);
  });

  it('passes over what is not finished, hidden, a folder or a link', async () => {
    let now = 0;
    const exports = new ExportFolder(folder, 10, () => now);
    for (const name of ['a.csv.part', 'a.tmp', '.a.csv', '~$a.csv', 'a.csv~', 'a.filepart']) write(name, 'x');
    symlinkSync('/etc/hostname', join(folder, 'link.csv'));
    await exports.look();
    now = 10;
    expect(await exports.look()).toEqual({ settled: [], settling: 0, names: new Set() });
  });

  it('gives each file on once, again after a change or a failure, and tells when one is gone', async () => {
    const taken: string[] = [];
    const gone: string[] = [];
    const errors: unknown[] = [];
    let there: ReadonlySet<string> = new Set();
    let fail = true;
    const watch = new FolderWatch({
      folder,
      settleMs: 20,
      pollMs: 50,
      take: async ({ name, size }) => {
        if (name === 'b.csv' && fail) throw new Error('disk full');
        taken.push(`${name} ${size}`);
      },
      looked: (names) => (there = names),
      gone: (name) => gone.push(name),
      failed: (error) => errors.push(error),
    });
    write('a.csv', 'x');
    write('b.csv', 'x');
    write('c.csv', 'x');
    watch.start();
    await until(() => errors.length > 0 && taken.length === 2);
    expect(watch.quiet).toBe(false);
    fail = false;
    await until(() => taken.length === 3 && watch.quiet);
    write('a.csv', 'xy');
    await until(() => taken.length === 4);
    unlinkSync(join(folder, 'c.csv'));
    await until(() => gone.length === 1);
    await watch.stop();
    expect(taken).toEqual(['a.csv 1', 'c.csv 1', 'b.csv 1', 'a.csv 2']);
    expect(gone).toEqual(['c.csv']);
    expect([...there]).toEqual(['a.csv', 'b.csv']);
  });
});
