import { fresh, Shift } from '#ports/contract';
import { PostgresSingletons } from '#postgres';
import { LeadingProcess } from './leading-process.ts';
import type { TestDatabase } from './test-database.ts';
import { newDatabase } from './test-database.ts';

const HOLDERS = `FROM pg_stat_activity a JOIN pg_locks l USING (pid)
  WHERE l.locktype = 'advisory' AND l.classid = 7767002 AND l.granted
    AND a.application_name = 'wegmarke-singletons' AND a.datname = current_database()`;

describe('taking over work from a process that lost its hold', () => {
  let database: TestDatabase;
  let one: PostgresSingletons;
  let other: PostgresSingletons;
  beforeAll(async () => {
    database = await newDatabase('takeover');
    one = new PostgresSingletons(await database.open());
    other = new PostgresSingletons(await database.open());
  });
  afterAll(() => database.close());

  it('happens when the connection is cut: the loser hears of it, the next one works, and the loser waits again', async () => {
    const work = fresh('work');
    const first = new Shift(one, work);
    await first.began;
    const second = new Shift(other, work);
    const cut = Date.now();
    await database.run(`SELECT pg_terminate_backend(pid) ${HOLDERS}`);
    await second.began;
    // Whoever only waits until a statement gives up waits 20 s.
    expect(Date.now() - cut).toBeLessThan(19_000);
    expect(first.working).toBe(false);
    await second.end();
    while (first.turns < 2) await new Promise(setImmediate);
    expect(first.working).toBe(true);
    await first.stop();
  });

  it('never shows two at work while the hold is cut again and again', async () => {
    const work = fresh('work');
    const shifts = [one, other, one, other].map((singletons) => new Shift(singletons, work));
    const turns = () => shifts.reduce((sum, shift) => sum + shift.turns, 0);
    for (let round = 1; round <= 6; round += 1) {
      while (turns() < round) await new Promise(setImmediate);
      await database.run(`SELECT pg_terminate_backend(pid) ${HOLDERS}`);
    }
    while (turns() < 7) {
      expect(shifts.filter(({ working }) => working).length).toBeLessThan(2);
      await new Promise(setImmediate);
    }
    await Promise.all(shifts.map((shift) => shift.stop()));
  });

  it('loses all names of the process at once, as they are held in one connection', async () => {
    const shifts = ['a', 'b'].map((name) => new Shift(one, fresh(name)));
    await Promise.all(shifts.map(({ began }) => began));
    await database.run(`SELECT pg_terminate_backend(pid) ${HOLDERS}`);
    while (!shifts.every(({ turns }) => turns === 2)) await new Promise(setImmediate);
    await Promise.all(shifts.map((shift) => shift.stop()));
  });

  it('happens when the process is killed', async () => {
    const work = fresh('work');
    const leading = new LeadingProcess(database.url, work);
    await leading.tells(1);
    const next = new Shift(one, work);
    await leading.kill();
    await next.began;
    expect(leading.told).toEqual(['leads']);
    await next.stop();
  });

  it('happens when the process only stands still, which then learns that it lost', async () => {
    const work = fresh('work');
    const leading = new LeadingProcess(database.url, work);
    await leading.tells(1);
    const next = new Shift(one, work);
    leading.signal('SIGSTOP');
    await next.began;
    leading.signal('SIGCONT');
    await leading.tells(2);
    expect(leading.told).toEqual(['leads', 'lost']);
    await leading.kill();
    await next.stop();
  });

  it('leaves no connection behind when nobody leads any more', async () => {
    const shift = new Shift(one, fresh('work'));
    await shift.began;
    await shift.stop();
    await database.run(`DO $$ BEGIN
      FOR i IN 1..100 LOOP
        PERFORM pg_stat_clear_snapshot();
        IF NOT EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'wegmarke-singletons'
          AND datname = current_database()) THEN RETURN; END IF;
        PERFORM pg_sleep(0.02);
      END LOOP;
      RAISE 'still connected';
    END $$`);
  });
});
