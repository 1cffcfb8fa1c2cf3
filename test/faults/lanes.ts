import { mutations } from '../mutations/mutations.ts';
import { agencyDisk } from './named/agency-disk.ts';
import { bitRot } from './named/bit-rot.ts';
import { clock } from './named/clock.ts';
import { connections } from './named/connections.ts';
import { keyRotation } from './named/key-rotation.ts';
import { kills } from './named/kills.ts';
import type { NamedFault } from './named/named-fault.ts';
import { pauses } from './named/pauses.ts';
import { poison } from './named/poison.ts';
import { releaseFailure } from './named/release-failure.ts';
import { repeats } from './named/repeats.ts';
import { sinks } from './named/sinks.ts';
import { sources } from './named/sources.ts';
import { storage } from './named/storage.ts';
import { timing } from './named/timing.ts';
import { twoHubs } from './named/two-hubs.ts';
import { webLines } from './named/web-lines.ts';

/** What runs side by side: each lane mostly waits for others' restarts. */
export const LANES = ['hub', 'parts', 'lines', 'ways', 'bugs', 'races'] as const;

/** One of them. */
export type Lane = (typeof LANES)[number];

/** The faults of each lane. */
export const faultsOf: Readonly<Record<Lane, readonly NamedFault[]>> = {
  hub: kills.filter(({ fault }) => fault.startsWith('hub')),
  parts: [...kills.filter(({ fault }) => !fault.startsWith('hub')), ...keyRotation],
  lines: [...connections, ...pauses, ...repeats, ...poison, ...timing],
  ways: [...sources, ...sinks, ...webLines],
  bugs: [...twoHubs, ...storage, ...releaseFailure, ...bitRot, ...clock, ...agencyDisk],
  // The races are no faults of the parts: a hub in memory is their stage.
  races: [],
};

/** The bugs that are seeded in each lane. */
export const mutationsOf: Readonly<Record<Lane, typeof mutations>> = {
  hub: [],
  parts: [],
  lines: [],
  ways: [],
  bugs: mutations,
  races: [],
};
