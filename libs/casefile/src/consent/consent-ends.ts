import type { Provision } from '#gate';

/** Who gave a consent, and when that one's right to speak for the person ends. */
export interface Representation {
  /** Code of the catalogue: the person, a guardian, a custodian; absent while the answer is open. */
  readonly givenBy?: string;
  /** Majority, end of custody; absent when the person spoke. */
  readonly representedUntil?: string;
}

/**
 * The record with its provisions as they count: each ends with the representation at the latest, at that instant and
 * without anybody doing anything. The periods that were asked for are kept beside, for whoever confirms them later.
 */
export function endingWith<Record extends Representation & { readonly asAsked: readonly Provision[] }>(
  record: Record,
): Record & { readonly provisions: readonly Provision[] } {
  const { representedUntil } = record;
  const provisions = record.asAsked.map((one) =>
    representedUntil !== undefined && representedUntil < one.validUntil
      ? { ...one, validUntil: representedUntil }
      : one,
  );
  return { ...record, provisions };
}
