import { onceAfterEach } from './each-event-once.ts';
import { connections } from './named/connections.ts';
import { pauses } from './named/pauses.ts';
import { repeats } from './named/repeats.ts';

onceAfterEach('happens to the lines', [...connections, ...pauses, ...repeats]);
