import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { until } from '../../deploy/local/services/until.mjs';

const ride = JSON.stringify(new URL('ride.ts', import.meta.url).href);
const child = JSON.stringify(new URL('../../deploy/local/services/child.mjs', import.meta.url).href);

/** A lane that starts a service, tells the numbers of both processes, and works on. */
const LANE = `
  import { startChild } from ${child};
  import { endWithParent } from ${ride};
  endWithParent();
  const log = process.argv[2] + '/service.log';
  const service = await startChild({ file: '/bin/sleep', args: ['1000'], log, endSignal: 'SIGTERM' });
  process.send([process.pid, service.pid]);
  setInterval(() => {}, 1_000);
`;
/** Who runs the lane, says what it told, and at last how it ended. */
const RUNNER = `
  import { rideLane } from ${ride};
  const [program, folder] = process.argv.slice(2);
  const why = await rideLane(program, folder, (pids) => console.log(JSON.stringify(pids)));
  console.log(JSON.stringify(why));
`;

/** Gone, or dead and only not yet collected by the system. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' || existsSync('/proc/self');
  }
}

describe('a run of the faults', () => {
  it.each([
    ['SIGTERM', '"ended with SIGTERM"'],
    ['SIGINT', '"ended with SIGTERM"'],
    ['SIGKILL', undefined],
  ] as const)('leaves nothing running behind when it is ended by %s', async (signal, said) => {
    const folder = await testFolder('ride');
    const [lane, runner] = [join(folder, 'lane.mjs'), join(folder, 'runner.mjs')];
    writeFileSync(lane, LANE);
    writeFileSync(runner, RUNNER);
    const run = spawn(process.execPath, [runner, lane, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '--experimental-transform-types --no-warnings' },
    });
    const lines = createInterface(run.stdout)[Symbol.asyncIterator]();
    const pids = JSON.parse(String((await lines.next()).value)) as number[];
    expect(pids.map(isGone)).toEqual([false, false]);
    const over = once(run, 'exit');
    run.kill(signal);
    await over;
    await until('lane and service to end', () => (pids.every(isGone) ? true : undefined));
    expect((await lines.next()).value).toBe(said);
    await rm(folder, { recursive: true, force: true });
  });
});
