import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRunFolder } from './run-folder.mjs';

describe('the folder of a run', () => {
  it('goes with all that is in it, also when the run fails', async () => {
    let folder = '';
    const run = inRunFolder('spec', async (dir) => {
      folder = dir;
      writeFileSync(join(dir, 'left-over'), '');
      throw new Error('the run failed');
    });
    await expect(run).rejects.toThrow('the run failed');
    expect([folder === '', existsSync(folder)]).toEqual([false, false]);
  });
});
