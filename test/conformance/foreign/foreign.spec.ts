import { spawnSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { testFolder } from '../../../deploy/local/services/for-tests.mjs';
import { tryForeign } from '../office-under-test.ts';

const LIMIT_MS = 300_000;
const NEEDED =
  'import cryptography, sys, zoneinfo; zoneinfo.ZoneInfo("Europe/Berlin"); sys.exit(sys.version_info < (3, 11))';

const hasPython = spawnSync('python3', ['-c', NEEDED]).status === 0;
if (!hasPython)
  process.stdout.write(
    'foreign adapter: not run: no python3 (3.11 or later) with the package cryptography\n',
  );

describe('The conformance kit', () => {
  (hasPython ? it : it.skip)(
    'passes an adapter in Python, which was written by the documents alone',
    async () => {
      const folder = await testFolder('foreign');
      try {
        const results = await tryForeign(join(folder, 'office'));
        expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    LIMIT_MS,
  );
});
