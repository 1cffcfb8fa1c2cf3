import { PARTIES } from './exports.ts';
import { Ground, SPOTLESS } from './ground.ts';
import { publishTwice } from './repeat.ts';

const A_MINUTE_OR_TWO = 120_000;

describe('each event is once in the record and once in each sink where it belongs', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.start('hub');
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
      exports.more(exports.people, 6);
      await ground.whileHubStands(async () => {
        exports.lay();
        await ground.allSent();
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
