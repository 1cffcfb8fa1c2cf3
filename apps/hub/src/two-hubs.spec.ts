import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { TimelineReply } from '#catalogue';
import { generateKeys, loadKeys } from '#jose';
import { MemoryKeyRing } from '#ports/memory';
import type { TestDatabase } from '../../../test/contracts/test-database.ts';
import { newDatabase } from '../../../test/contracts/test-database.ts';
import { createHub } from './create-hub.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import {
  AGENCIES,
  handleOf,
  hubOnMemory,
  NETWORK,
  OPEN,
  setupFor,
  VOUCHER,
  voucher,
} from './spec/hub-on-memory.ts';

describe('two hubs on one database', () => {
  let database: TestDatabase;
  let first: HubOnMemory;
  let second: NestFastifyApplication;
  beforeAll(async () => {
    database = await newDatabase('two_hubs');
    const shared = {
      databaseUrl: database.url,
      keys: loadKeys(generateKeys('hub-1')),
      keyRing: new MemoryKeyRing(),
      logLevel: 'silent',
    } as const;
    first = await hubOnMemory(shared);
    const agencies = AGENCIES.map((name) => first.agencyOf(name));
    second = await createHub(setupFor(agencies, shared));
    await second.init();
    await second.getHttpAdapter().getInstance().ready();
  });
  afterAll(async () => {
    await Promise.all([first.app.close(), second.close()]);
    await database.close();
  });

  /** Hands in one envelope at the second hub. */
  const tellSecond = async (agency: string, signed: unknown): Promise<number> => {
    const payload = first.seal({ batch: [signed] });
    const url = `/v1/networks/${NETWORK}/intake/${agency}`;
    const headers = { 'content-type': 'application/jose' };
    return (await second.inject({ method: 'POST', url, headers, payload })).statusCode;
  };

  const statusOf = async (hub: NestFastifyApplication): Promise<number> =>
    (await hub.inject({ url: '/health/ready' })).statusCode;

  /** Settles when both say that their read models are at the head, whichever of them keeps these. */
  const bothReady = async (): Promise<void> => {
    for (;;) {
      const answers = [await statusOf(first.app), await statusOf(second)];
      if (answers.every((status) => status === 200)) return;
      await pause(50);
    }
  };

  it('take in and show one record: what came in at one is on the timeline of the other', async () => {
    const jobcenter = first.agencyOf('jobcenter');
    await first.tell('jobcenter', jobcenter.says({ type: OPEN }));
    expect(await tellSecond('jobcenter', jobcenter.says({ type: VOUCHER, data: voucher }))).toBe(200);
    const shown = first.opened('jobcenter', (await first.readTimeline('jobcenter')).body) as TimelineReply;
    expect(shown.entries.map(({ type }) => type)).toEqual([VOUCHER]);
    await bothReady();
  });

  it('take a read token once between them', async () => {
    const path = `/v1/networks/${NETWORK}/cases/${handleOf('jobcenter')}/timeline`;
    const reader = { network: NETWORK, agency: 'jobcenter', actor: 'staff-17' };
    const token = await first.tokens('jobcenter').make(reader, { method: 'GET', path });
    const headers = { authorization: `Bearer ${token}` };
    const answers = [
      await second.inject({ url: path, headers }),
      await first.app.inject({ url: path, headers }),
    ];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 401]);
    expect(answers[1]?.json()).toMatchObject({ code: 'TOKEN_REFUSED' });
  });

  it('lose nothing when the first one, which keeps the read models, ends: the other takes them over', async () => {
    await first.app.close();
    const signed = first.agencyOf('jobcenter').says({ type: VOUCHER, data: voucher, name: 'after the end' });
    expect(await tellSecond('jobcenter', signed)).toBe(200);
    while ((await statusOf(second)) !== 200) await pause(50);
  });

  it('go on when every hold is cut, also alone', async () => {
    await database.run(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'wegmarke-singletons' AND datname = current_database()`,
    );
    const signed = first.agencyOf('jobcenter').says({ type: VOUCHER, data: voucher, name: 'after the cut' });
    expect(await tellSecond('jobcenter', signed)).toBe(200);
    while ((await statusOf(second)) !== 200) await pause(50);
  });
});
