import { testDatabase } from '../../deploy/local/services/for-tests.mjs';
import type { Postgres } from '../../deploy/local/services/postgres.mjs';
import { until } from '../../deploy/local/services/until.mjs';
import { Ground } from './ground.ts';

const listening = (): number =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'TCPServerWrap').length;

describe('a ground that does not start', () => {
  it('leaves neither a server nor a line behind', async () => {
    const before = listening();
    let stopped = 0;
    const server = { url: await testDatabase('ground'), stop: async () => void (stopped += 1) };
    const started = Ground.start('ground', { server: server as Postgres, dist: '/nowhere' });
    await expect(started).rejects.toThrow('/nowhere');
    expect(stopped).toBe(1);
    await until('the lines to close', () => listening() <= before || undefined);
  });
});
