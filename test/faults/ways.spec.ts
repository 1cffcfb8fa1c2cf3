import { onceAfterEach } from './each-event-once.ts';
import { sinks } from './named/sinks.ts';
import { sources, withEveryWay } from './named/sources.ts';

onceAfterEach('happens to sources and sinks', [...sources, ...sinks], withEveryWay);
