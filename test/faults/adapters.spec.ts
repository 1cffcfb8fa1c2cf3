import { appendFileSync } from 'node:fs';
import { Ground, SPOTLESS } from './ground.ts';
import { cursorOf } from './receipts.ts';

const A_MINUTE_OR_TWO = 120_000;

describe('each event is once in the record and once in each sink where it belongs', () => {
  let ground: Ground;

  beforeAll(async () => {
    ground = await Ground.start('adapters');
    const { exports } = ground;
    exports.more(exports.newPeople(8), 1);
    exports.lay();
    expect(await ground.verdict()).toEqual(SPOTLESS);
  }, 90_000);

  afterAll(() => ground.stop());

  it(
    'after the adapters were killed between publish and receipt',
    async () => {
      const { exports, network } = ground;
      exports.more(exports.people, 10);
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
    'after the adapters were killed between claim and cursor, and a line was torn',
    async () => {
      const { exports, network } = ground;
      const kills = 5;
      for (let kill = 0; kill < kills; kill += 1) {
        exports.more(exports.people, 6);
        exports.lay();
        const sink = await stoppedBetween(ground);
        await network.adapters.kill();
        appendFileSync(sink, '{"id":"what a power cut left of a line","agency":"job');
        await network.adapters.start();
      }
      expect(await ground.verdictOn('adapters killed between claim and cursor', kills)).toEqual(SPOTLESS);
    },
    A_MINUTE_OR_TWO,
  );
});

/** Stops the adapters as soon as one has written to its sink and not yet moved its cursor; that sink. */
async function stoppedBetween(ground: Ground): Promise<string> {
  const { network, exports } = ground;
  for (;;) {
    const party = await ground.sinkGrows(['vhs', 'bamf']);
    process.kill(network.adapters.pid, 'SIGSTOP');
    if (cursorOf(network.agency(party)) < ground.sinkSize(party)) return ground.sinkFile(party);
    process.kill(network.adapters.pid, 'SIGCONT');
    exports.more(exports.people, 1);
    exports.lay();
  }
}
