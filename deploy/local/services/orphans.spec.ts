import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { postgresBin, testFolder } from './for-tests.mjs';
import { until } from './until.mjs';
import { natsServer } from '../setup/nats-server.mjs';

/** Gone, or dead and only not yet collected by the system. */
function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH' || existsSync('/proc/self');
  }
}

/** A process that starts both services, says their process numbers, and waits to be killed. */
const parentScript = `
  import { startNats } from ${JSON.stringify(new URL('nats.mjs', import.meta.url).href)};
  import { startPostgres } from ${JSON.stringify(new URL('postgres.mjs', import.meta.url).href)};
  const [dir, bin, nats] = process.argv.slice(1);
  const services = [
    await startPostgres({ dir: dir + '/postgres', bin }),
    await startNats({ dir: dir + '/nats', bin: nats, configText: '' }),
  ];
  console.log(JSON.stringify(services.map(({ pid }) => pid)));
  setInterval(() => {}, 1_000);
`;

describe('a service', () => {
  it('ends when whoever started it is killed', async () => {
    const dir = await testFolder('orphans');
    const args = ['--input-type=module', '--eval', parentScript, dir, postgresBin(), await natsServer()];
    const parent = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    const pids = JSON.parse(line) as number[];
    expect(pids.map(isGone)).toEqual([false, false]);
    parent.kill('SIGKILL');
    await until('both services to end', () => (pids.every(isGone) ? true : undefined));
    await rm(dir, { recursive: true, force: true });
  });
});
