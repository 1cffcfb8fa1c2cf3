import { RebuildOvertaken } from '#ports';
import { openByRole, PostgresClaimIndex, PostgresViewRebuilds } from '#postgres';
import type { DatabaseByRole } from '#postgres';
import type { TestDatabase } from './test-database.ts';
import { newDatabase } from './test-database.ts';

const network = 'rheine';
const NOON = '2026-05-01T12:00:00.000Z';
const reachable = (caseId: string) => ({ kind: 'reachable', network, caseId, agency: 'vhs' }) as const;
const changed = (caseId: string, position: number) =>
  ({ kind: 'changed', network, caseId, position }) as const;

describe('a rebuild in PostgreSQL', () => {
  let database: TestDatabase;
  let pools: DatabaseByRole;
  let live: PostgresClaimIndex;
  beforeEach(async () => {
    database = await newDatabase('rebuild');
    pools = await openByRole(database.url);
    live = new PostgresClaimIndex(pools.views);
  });
  afterEach(async () => {
    await pools.close();
    await database.close();
  });
  const openCases = async () =>
    (await live.openCases(network, 'vhs', 0, 1_000, NOON)).map((one) => one.caseId);

  it('is over for whoever began it when somebody else begins the same', async () => {
    const first = await new PostgresViewRebuilds(pools.views).claims(2);
    await first.index.apply(1, [reachable('first')]);
    const second = await new PostgresViewRebuilds(pools.views).claims(2);
    await expect(first.index.apply(2, [reachable('first')])).rejects.toThrow(RebuildOvertaken);
    await expect(first.index.amend([reachable('first')])).rejects.toThrow(RebuildOvertaken);
    await expect(first.takeOver()).rejects.toThrow(RebuildOvertaken);
    await second.index.apply(1, [reachable('second')]);
    expect(await second.takeOver()).toBe(true);
    expect(await openCases()).toEqual(['second']);
  });

  it('changes places with a view that is read and written all the while, and no change is lost', async () => {
    let position = 0;
    const over = new AbortController();
    const writing = (async () => {
      while (!over.signal.aborted) {
        position += 1;
        await live.apply(position, [reachable(`case-${position}`)]);
        await live.settle(network, 'vhs', `case-${position - 1}`, position - 1);
      }
    })();
    const reading = (async () => {
      while (!over.signal.aborted) expect((await openCases()).length).toBeLessThanOrEqual(1_000);
    })();
    for (let round = 1; round <= 5; round += 1) {
      const building = await new PostgresViewRebuilds(pools.views).claims(round + 1);
      let built = 0;
      const catchUp = async () => {
        const head = position;
        const missing = Array.from({ length: head - built }, (_, index) => built + index + 1);
        await building.index.apply(
          head,
          missing.map((one) => reachable(`case-${one}`)),
        );
        built = head;
      };
      await catchUp();
      expect(await building.takeOver(catchUp)).toBe(true);
    }
    over.abort();
    await Promise.all([writing, reading]);
    await live.apply(
      position + 1,
      Array.from({ length: position }, (_, index) => changed(`case-${index + 1}`, position + 1)),
    );
    const known = (await live.openCases(network, 'vhs', 0, 100_000, NOON)).map((one) => one.caseId);
    expect(known.toSorted()).toEqual(
      Array.from({ length: position }, (_, index) => `case-${index + 1}`).toSorted(),
    );
  });

  it('needs no rights but those of the read models, and cannot take tables away', async () => {
    await expect(pools.views.query({ text: 'DROP TABLE building.claim_reach' })).rejects.toThrow(/owner/);
    await expect(
      pools.views.query({ text: 'ALTER TABLE views.evidence SET SCHEMA building' }),
    ).rejects.toThrow(/owner/);
    await expect(pools.record.query({ text: `SELECT building.begin('claims', 9, 'x')` })).rejects.toThrow(
      /permission/,
    );
  });
});
