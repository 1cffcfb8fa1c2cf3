import { renameSync, rmSync, symlinkSync } from 'node:fs';
import type { Party } from './exports.ts';
import type { Ground } from './ground.ts';

/** Where every write fails because the disk is full. */
const FULL = '/dev/full';

/** While a party's sink takes nothing, since its disk is full, something more is told and released; then there is room again. */
export async function whileSinkIsFull(ground: Ground, party: Party): Promise<void> {
  const { network, exports, log } = ground;
  const sink = ground.sinkFile(party);
  await network.adapters.stop();
  renameSync(sink, `${sink}.aside`);
  symlinkSync(FULL, sink);
  await network.adapters.start();
  const { releases } = await log.counts();
  exports.more(exports.people, 1);
  exports.lay();
  await ground.recorded(exports.happenings.length);
  // Released, and released again, as the cursor does not move.
  await ground.released(releases + 3);
  await network.adapters.stop();
  rmSync(sink);
  renameSync(`${sink}.aside`, sink);
  await network.adapters.start();
}
