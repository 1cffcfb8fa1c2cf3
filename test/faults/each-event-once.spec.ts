import { appendFileSync } from 'node:fs';
import { PARTIES } from './exports.ts';
import { Ground, SPOTLESS } from './ground.ts';
import { publishTwice } from './repeat.ts';
import { stopAfterCursor, stopBeforeCursor } from './stop-adapters.ts';

const A_MINUTE_OR_TWO = 120_000;

describe('each event is once in the record and once in each sink where it belongs', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.start('faults');
  }, 60_000);

  afterAll(() => ground.stop());

  it(
    'after the hub was killed in mid-import',
    async () => {
      const { exports, chance } = ground;
      const kills = 3;
      exports.more(exports.newPeople(8), 20);
      const share = (part: number): number => Math.floor((exports.happenings.length * part) / (kills + 1));
      exports.lay();
      for (let kill = 0; kill < kills; kill += 1) {
        await ground.recorded(chance.between(share(kill) + 1, share(kill + 1)));
        await ground.killHub();
      }
      expect(await ground.verdictOn('hub killed in mid-import', kills)).toEqual(SPOTLESS);
    },
    A_MINUTE_OR_TWO,
  );

  it(
    "after the broker's store was deleted while messages were pumped",
    async () => {
      const { exports, network, chance } = ground;
      const before = exports.happenings.length;
      exports.more(exports.people, 6);
      const more = exports.happenings.length - before;
      exports.lay();
      await ground.recorded(before + chance.between(1, Math.floor(more / 2)));
      await network.nats.wipe();
      expect(await ground.verdictOn("broker's store deleted while pumping", 1)).toEqual(SPOTLESS);
    },
    A_MINUTE_OR_TWO,
  );

  it(
    "after the broker's store was deleted with messages lying in it",
    async () => {
      const { exports, network, log } = ground;
      const before = exports.happenings.length;
      await ground.whileHubStands(async () => {
        // The first message of each party may wait in the hub's socket already; the others lie in the broker alone.
        for (let message = 0; message < 3; message += 1) {
          exports.more(exports.people, 2);
          exports.lay();
          await ground.allSent();
        }
        await network.nats.wipe();
        expect((await log.counts()).events).toBe(before);
      });
      expect(await ground.verdictOn("broker's store deleted with messages in it", 1)).toEqual(SPOTLESS);
    },
    A_MINUTE_OR_TWO,
  );

  it(
    'after the hub was killed while it answered claims',
    async () => {
      const { exports, log, chance } = ground;
      const kills = 2;
      exports.more(exports.people, 10);
      exports.lay();
      for (let kill = 0; kill < kills; kill += 1) {
        const { releases } = await log.counts();
        await ground.released(releases + chance.between(1, 5));
        await ground.killHub();
      }
      expect(await ground.verdictOn('hub killed while answering claims', kills)).toEqual(SPOTLESS);
    },
    A_MINUTE_OR_TWO,
  );

  it(
    'after the adapters were killed between publish and receipt',
    async () => {
      const { exports, network } = ground;
      exports.more(exports.people, 6);
      await ground.whileHubStands(async () => {
        exports.lay();
        await ground.allSent();
        await network.adapters.kill();
      });
      // All receipts come while nobody is there to take them.
      await ground.recorded(exports.happenings.length);
      await network.adapters.start();
      expect(await ground.verdictOn('adapters killed between publish and receipt', 1)).toEqual(SPOTLESS);
    },
    A_MINUTE_OR_TWO,
  );

  it(
    'after the adapters were killed between claim and cursor, and lines were torn',
    async () => {
      const { exports, network } = ground;
      const stops = [stopBeforeCursor, stopAfterCursor, stopBeforeCursor, stopAfterCursor];
      for (const stop of stops) {
        exports.more(exports.people, 6);
        exports.lay();
        const party = await stop(ground);
        await network.adapters.kill();
        appendFileSync(ground.sinkFile(party), '{"id":"what a power cut left of a line","agency":"job');
        await network.adapters.start();
      }
      const verdict = await ground.verdictOn('adapters killed between claim and cursor', stops.length);
      expect(verdict).toEqual(SPOTLESS);
    },
    A_MINUTE_OR_TWO,
  );

  it(
    'after the database server was killed in mid-import',
    async () => {
      const { exports, database, chance } = ground;
      const kills = 2;
      for (let kill = 0; kill < kills; kill += 1) {
        const before = exports.happenings.length;
        exports.more(exports.people, 10);
        exports.lay();
        await ground.recorded(before + chance.between(1, exports.people.length * 10));
        await database.kill();
        await database.start();
      }
      expect(await ground.verdictOn('database server killed in mid-import', kills)).toEqual(SPOTLESS);
    },
    A_MINUTE_OR_TWO,
  );

  it(
    'when every message comes three times, in another order and in other batches',
    async () => {
      const { exports } = ground;
      let messages = 0;
      exports.more(exports.people, 4);
      await ground.whileHubStands(async () => {
        exports.lay();
        await ground.allSent();
        for (const party of PARTIES) messages += await publishTwice(ground, party);
      });
      expect(await ground.verdictOn('messages published three times', messages)).toEqual(SPOTLESS);
    },
    A_MINUTE_OR_TWO,
  );
});
