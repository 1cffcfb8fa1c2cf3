import { Client } from 'pg';
import type { ClaimIndex } from '#ports';
import { fresh } from '#ports/contract';
import type { Database } from '#postgres';
import { PostgresClaimIndex, PostgresKeyShelf } from '#postgres';
import type { TestDatabase } from './test-database.ts';
import { newDatabase } from './test-database.ts';

const NOON = '2026-05-01T12:00:00.000Z';
const CASES = ['a', 'b', 'c'];

const openAt = async (index: ClaimIndex, at = NOON) =>
  (await index.openCases('rheine', 'abh', 0, 10, at)).map(({ caseId }) => caseId);

describe('what goes to PostgreSQL together holds no lock that another waits for', () => {
  let database: TestDatabase;
  let watch: Database;
  let other: Client;
  beforeAll(async () => {
    database = await newDatabase('locks');
    watch = await database.open();
    other = new Client({ connectionString: database.url, lock_timeout: 500 });
    await other.connect();
  });
  afterEach(() => other.query('ROLLBACK'));
  afterAll(async () => {
    await other.end();
    await database.close();
  });

  /** Settles when somebody waits for what the open transaction holds. */
  const someoneWaiting = async () => {
    for (;;) {
      const waiting = await watch.query({
        text: `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      });
      if (waiting.length > 0) return;
    }
  };

  const change = (caseId: string, position: number) =>
    other.query(
      `UPDATE views.claim_reach SET changed_at = $2::bigint, settled_at = least(settled_at, $2 - 1) WHERE case_id = $1`,
      [caseId, position],
    );

  it('when cases are settled that change meanwhile', async () => {
    const index = new PostgresClaimIndex(await database.open());
    const reachable = CASES.map(
      (caseId) => ({ kind: 'reachable', network: 'rheine', caseId, agency: 'abh' }) as const,
    );
    await index.apply(1, reachable);
    await other.query('BEGIN');
    await change('b', 2);
    const settled = Promise.all(CASES.map((caseId) => index.settle('rheine', 'abh', caseId, 1)));
    await someoneWaiting();
    await change('a', 2);
    await change('c', 2);
    await other.query('COMMIT');
    await settled;
    expect(await openAt(index)).toEqual(CASES);
  });

  it('and the last word on a case counts, also for one that somebody was changing', async () => {
    const index = new PostgresClaimIndex(await database.open());
    await other.query('BEGIN');
    await change('b', 3);
    const settled = ['2026-05-01T11:00:00.000Z', '2026-05-01T18:00:00.000Z'].flatMap((wakeAt) =>
      CASES.map((caseId) => index.settle('rheine', 'abh', caseId, 3, wakeAt)),
    );
    await someoneWaiting();
    await other.query('COMMIT');
    await Promise.all(settled);
    expect(await openAt(index)).toEqual([]);
    expect((await openAt(index, '2026-05-01T18:00:00.000Z')).toSorted()).toEqual(CASES);
  });

  it('when owner keys are made by two in another order', async () => {
    const shelf = new PostgresKeyShelf(await database.open());
    const network = fresh('rheine');
    const make = (caseId: string) =>
      other.query('SELECT vault.owner_key($1, $2, $3, $4, 0)', [network, caseId, 'abh', 'theirs']);
    await other.query('BEGIN');
    await make('b');
    const ours = ['c', 'b', 'a'].map((caseId) =>
      shelf.ownerKey({ network, caseId, controller: 'abh' }, () => 'ours'),
    );
    await someoneWaiting();
    await make('c');
    await other.query('COMMIT');
    expect(await Promise.all(ours)).toEqual(['theirs', 'theirs', 'ours']);
  });
});
