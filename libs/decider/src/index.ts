export type { Event } from './event.ts';
export type { Stream } from './stream.ts';
export { fold } from './stream.ts';
export type { Decision } from './decision.ts';
export { Rejection } from './decision.ts';
export type { Upcast, Upcasts } from './upcast.ts';
export { upcast, versionOf, VersionUnknown } from './upcast.ts';
