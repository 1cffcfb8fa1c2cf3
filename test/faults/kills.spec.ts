import { onceAfterEach } from './each-event-once.ts';
import { kills } from './named/kills.ts';

onceAfterEach('is killed', kills);
