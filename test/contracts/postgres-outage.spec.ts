import { rm } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '#ports';
import type { Appended, NewEvent } from '#ports';
import { Follower, fresh, sampleEvent } from '#ports/contract';
import { openPostgres, PostgresClaimIndex, PostgresEventStore, PostgresKeyShelf } from '#postgres';
import type { Database } from '#postgres';
import { postgresBin, testFolder } from '../../deploy/local/services/for-tests.mjs';
import { startPostgres } from '../../deploy/local/services/postgres.mjs';

type Server = Awaited<ReturnType<typeof startPostgres>>;

/** One who appends event after event, each again until it is answered, as the hub does. */
class Writer {
  readonly answered = new Map<string, Appended>();
  retries = 0;
  readonly #store: PostgresEventStore;
  readonly #stream = fresh('case-rheine');
  #writing = true;
  readonly #ended: Promise<void>;

  constructor(store: PostgresEventStore) {
    this.#store = store;
    this.#ended = this.#write();
  }

  get stream(): string {
    return this.#stream;
  }

  /** Settles when so many more events were answered. */
  async answers(more: number): Promise<void> {
    const enough = this.answered.size + more;
    while (this.answered.size < enough) await Promise.race([pause(5), this.#ended]);
  }

  async stop(): Promise<void> {
    this.#writing = false;
    await this.#ended;
  }

  async #write(): Promise<void> {
    while (this.#writing) {
      const event = sampleEvent();
      this.answered.set(event.id, await this.#insist(event));
    }
  }

  async #insist(event: NewEvent): Promise<Appended> {
    for (;;) {
      try {
        return await this.#store.append(this.#stream, { exact: this.answered.size - 1 }, [event]);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        this.retries += 1;
        await pause(20);
      }
    }
  }
}

describe('the record while PostgreSQL comes and goes', () => {
  let server: Server;
  let dir: string;
  let database: Database;
  let store: PostgresEventStore;
  beforeAll(async () => {
    dir = await testFolder('outage');
    server = await startPostgres({ dir, bin: postgresBin() });
    database = await openPostgres(server.url);
    store = new PostgresEventStore(database);
  });
  afterAll(async () => {
    await database.close();
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  });

  /** Each event that was answered is in the log once, at the place that was answered, and reached the follower in order. */
  const nothingLost = async (writers: readonly Writer[], follower: Follower, from: number) => {
    const head = await store.head();
    await follower.until(({ caughtUp }) => caughtUp.at(-1) === head);
    const log = await store.readAll(from, { max: 100_000 });
    expect(log.map(({ position }) => position)).toEqual(log.map((_, index) => from + index + 1));
    expect(follower.events).toEqual(log);
    for (const writer of writers) {
      const own = log.filter(({ stream }) => stream === writer.stream);
      const places = own.map(({ id, position, revision }) => [id, { position, revision }]);
      const answers = [...writer.answered].map(([id, { position, revision }]) => [
        id,
        { position, revision },
      ]);
      expect(places).toEqual(answers);
    }
  };

  const throughTrouble = async (trouble: (isFelt: () => boolean) => Promise<void>) => {
    const from = await store.head();
    const follower = new Follower(store, from);
    const writers = Array.from({ length: 6 }, () => new Writer(store));
    await Promise.all(writers.map((writer) => writer.answers(10)));
    const isFelt = () => writers.some(({ retries }) => retries > 0);
    await trouble(isFelt);
    await Promise.all(writers.map((writer) => writer.answers(10)));
    await Promise.all(writers.map((writer) => writer.stop()));
    await nothingLost(writers, follower, from);
    expect(isFelt()).toBe(true);
    await follower.stop();
  };

  it('loses and repeats nothing when the server is killed and comes back', async () => {
    await throughTrouble(async () => {
      await server.kill();
      await expect(store.head()).rejects.toThrow(StoreUnavailable);
      await expect(new PostgresKeyShelf(database).get(['kid'])).rejects.toThrow(StoreUnavailable);
      await expect(new PostgresClaimIndex(database).checkpoint()).rejects.toThrow(StoreUnavailable);
      await server.start();
    });
  });

  it('loses and repeats nothing when the server is shut down and comes back', async () => {
    await throughTrouble(async () => {
      await server.stop();
      await server.start();
    });
  });

  it('loses and repeats nothing when all connections are cut again and again', async () => {
    const cutter = await openPostgres(server.url, { connections: 1 });
    await throughTrouble(async (isFelt) => {
      // A cut between two appends is felt by nobody.
      for (let round = 0; round < 5 || !isFelt(); round += 1) {
        const grown = (await store.head().catch(() => 0)) + 20;
        await cutter.query({
          text: `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE application_name = 'wegmarke' AND pid <> pg_backend_pid()`,
        });
        while ((await cutter.query<{ head: number }>({ text: HEAD }))[0]!.head < grown) await pause(5);
      }
    });
    await cutter.close();
  });

  it('lets a follower go at once while the server is away', async () => {
    const follower = new Follower(store, 0);
    await server.kill();
    await follower.stop();
    await server.start();
    expect(await store.head()).toBeGreaterThan(0);
  });
});

const HEAD = 'SELECT coalesce(max(position), 0) AS head FROM record.events';
