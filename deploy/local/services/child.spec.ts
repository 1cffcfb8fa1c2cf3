import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServing } from './child.mjs';
import { testFolder } from './for-tests.mjs';

/** A program that runs for ever and never serves. */
const IDLE = 'setInterval(() => {}, 1_000);';

describe('a process that is to serve', () => {
  const started = async (
    program: string,
    serves: (pid: number) => Promise<boolean>,
    patienceMs?: number,
    said = '',
  ) => {
    const log = join(await testFolder('child'), 'log');
    writeFileSync(log, said);
    return startServing({
      name: 'the program',
      file: process.execPath,
      args: ['--eval', program],
      log,
      env: {},
      endSignal: 'SIGTERM',
      serves,
      ...(patienceMs !== undefined && { patienceMs }),
    });
  };

  it('is handed over once it does', async () => {
    let questions = 0;
    const child = await started(IDLE, async () => (questions += 1) > 2);
    expect([questions, child?.isRunning()]).toEqual([3, true]);
    await child?.end('SIGKILL', 0);
  });

  it('is not left behind when it does not in time', async () => {
    let pid = 0;
    const serves = async (of: number) => ((pid = of), false);
    await expect(started(IDLE, serves, 200)).rejects.toThrow('in vain for the program to serve');
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('says with the lines that its log ended with why it does not', async () => {
    const failing = started(IDLE, async () => false, 200, 'one line\nno room left\n');
    await expect(failing).rejects.toThrow(/Its log ends:\none line\nno room left$/);
  });

  it('is nothing when it ended by itself before', async () => {
    await expect(started('', async () => false)).resolves.toBeUndefined();
  });
});
