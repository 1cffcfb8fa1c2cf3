import type { Offer } from './offer.ts';

const FILE_CLOSED = 'de.wegmarke.entry.case-closed.v1';

/**
 * What the hub itself must know when the agency closes a file, whether or not anybody else may: from then on run the periods for
 * which the agency's part is kept. Undefined for whatever closes no file.
 */
export function closingOf({ type, key, handle, reference, happenedAt }: Offer): Offer | undefined {
  if (type !== FILE_CLOSED) return undefined;
  const closing = { type: 'de.wegmarke.case.close-file.v1', kind: 'command', data: {} } as const;
  return { ...closing, key: ['close-file', happenedAt, ...key], handle, reference, happenedAt };
}
