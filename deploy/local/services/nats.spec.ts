import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { testNats } from './for-tests.mjs';

/** The names of all streams that the broker keeps. */
async function streams(url: string, add?: string): Promise<string[]> {
  const connection = await connect({ servers: url });
  const manager = await jetstreamManager(connection);
  if (add !== undefined) await manager.streams.add({ name: add, subjects: [`${add}.>`] });
  const names = (await manager.streams.list().next()).map(({ config }) => config.name);
  await connection.close();
  return names;
}

describe('an embedded broker', () => {
  let nats: Awaited<ReturnType<typeof testNats>>;

  beforeAll(async () => {
    nats = await testNats('max_payload: 65536\n');
  });

  afterAll(() => nats.stop());

  it('keeps its streams when it is killed', async () => {
    expect(await streams(nats.url, 'kept')).toEqual(['kept']);
    await nats.kill();
    await nats.start();
    expect(await streams(nats.url)).toEqual(['kept']);
  });

  it('loses everything when it is wiped, and comes back at the same address', async () => {
    await streams(nats.url, 'lost');
    const { url } = nats;
    await nats.wipe();
    expect(nats.url).toBe(url);
    expect(await streams(url)).toEqual([]);
  });

  it('follows the configuration it is given', async () => {
    const connection = await connect({ servers: nats.url });
    expect(connection.info?.max_payload).toBe(65_536);
    await connection.close();
  });
});
