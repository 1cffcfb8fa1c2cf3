import { onceAfterEach } from './each-event-once.ts';
import { connections } from './named/connections.ts';
import { kills } from './named/kills.ts';
import { pauses } from './named/pauses.ts';
import { repeats } from './named/repeats.ts';

// On one network: each verdict is about everything that was exported there so far.
onceAfterEach('is killed, or happens to the lines', [...kills, ...connections, ...pauses, ...repeats]);
