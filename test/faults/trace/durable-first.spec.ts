import { join } from 'node:path';
import { testFolder } from '../../../deploy/local/services/for-tests.mjs';
import { soundDist } from '../../mutations/mutant.ts';
import { Stage } from '../../mutations/stage.ts';
import { command, event, random, send } from '../by-hand.ts';
import { familyOf } from '../standing.ts';
import { durableReceipts } from './durable-first.ts';
import { callsIn, strace, straceFault } from './strace.ts';

const EVENTS = 20;

describe('A receipt (N7)', () => {
  it('leaves the hub only after the database has synced the append to disk', async () => {
    const fault = await straceFault();
    if (fault !== undefined) {
      process.stderr.write(`not run: ${fault}\n`);
      return;
    }
    const stage = await Stage.set(soundDist(), { ownServer: true });
    try {
      const seen = await durableReceiptsOn(stage);
      process.stdout.write(
        `${JSON.stringify({ proof: 'fdatasync before receipt', receipts: seen.length, ...margins(seen) })}\n`,
      );
      expect(seen).toHaveLength(EVENTS);
      expect(seen.filter(({ sentAfterMs }) => sentAfterMs === undefined)).toEqual([]);
    } finally {
      await stage.strike();
    }
  });

  /** Events one after the other, so that each receipt has one append of its own. */
  async function durableReceiptsOn(stage: Stage) {
    const vhs = stage.hand('vhs');
    const handle = random();
    await send(vhs, command(vhs, handle, 'case.open'));
    const file = join(await testFolder('strace'), 'calls');
    const hub = stage.network.hub.pid;
    const calls = 'trace=fdatasync,write,writev,sendto,sendmsg';
    const tracing = await strace(
      [hub, ...familyOf(stage.databasePid)],
      ['-ttt', '-T', '-s', '8192', '-e', calls, '-o', file],
    );
    for (let one = 0; one < EVENTS; one += 1) {
      const told = event(vhs, handle, 'language.registered', { courseKind: 'general' });
      vhs.broker.publish('intake.rheine.vhs', vhs.sealed(told));
      await vhs.receiptOf(told.envelope.id);
    }
    await tracing.end();
    return durableReceipts(callsIn(file), hub, 'PUB receipts.rheine.vhs');
  }

  function margins(seen: ReturnType<typeof durableReceipts>) {
    const times = seen.map(({ sentAfterMs = -1 }) => sentAfterMs).toSorted((one, other) => one - other);
    return { leastMs: times[0], medianMs: times[Math.floor(times.length / 2)] };
  }
});
