import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holdDataFolder } from './folder-hold.ts';

const HOLDER = `
const { DatabaseSync } = require('node:sqlite');
new DatabaseSync(process.argv[1]).exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
process.stdout.write('held');
setInterval(() => {}, 1000);
`;

describe('the hold on a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hold-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is given to one adapter at a time, and free again when it is released', () => {
    const first = holdDataFolder(folder);
    expect(() => holdDataFolder(folder)).toThrow(`${folder} DATA_FOLDER_IN_USE: End the other adapter`);
    first.release();
    holdDataFolder(folder).release();
  });

  it('ends with its process, also with one that was killed', async () => {
    const other = spawn(process.execPath, ['-e', HOLDER, join(folder, 'lock.db')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = once(other, 'exit');
    await once(other.stdout, 'data');
    expect(() => holdDataFolder(folder)).toThrow('DATA_FOLDER_IN_USE');
    other.kill('SIGKILL');
    await gone;
    holdDataFolder(folder).release();
  });
});
