import type { FollowerFaults } from '#disclosure';
import type { HubLog } from '../machine/hub-log.ts';

/** What readers of the log cannot get past, as lines of the hub's own log. */
export function followerFaults(log: HubLog): FollowerFaults {
  return {
    stumbled: (follower, position, error) => log.fault('follower-stumbled', error, { follower, position }),
    parked: (follower, position, error) => log.fault('stream-parked', error, { follower, position }),
  };
}
