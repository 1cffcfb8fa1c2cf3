import type { Upcasts } from '#decider';
import { upcast, versionOf } from '#decider';

/**
 * How the content of older facts becomes that of today's. To change a fact: add a step here (never touch an old one), change
 * its class in case.events.ts, and make its golden file (test/golden/README.md).
 */
const UPCASTS: Upcasts = {};

/** The version in which the hub stores a fact of its own now. */
export function factVersion(type: string): number {
  return versionOf(UPCASTS, type);
}

/** The content of a stored fact as it is understood today. Throws VersionUnknown for one of a later program. */
export function factContent(
  stored: { readonly type: string; readonly version: number },
  data: object,
): object {
  return upcast(UPCASTS, stored, data);
}
