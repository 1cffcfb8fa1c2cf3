import type { StoredEvent } from '#ports';

const HEADER = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'hub.sig' })).toString('base64url');

/** An event as the store gives it, at a position; every ten of them are one stream. Its signature has the form of one and nothing more. */
export function storedEvent(position: number, changed: Partial<StoredEvent> = {}): StoredEvent {
  const ordinal = position - 1;
  return {
    position,
    stream: `case-rheine-${Math.floor(ordinal / 10)}`,
    revision: ordinal % 10,
    id: `event-${position}`,
    type: 'de.wegmarke.language.voucher-issued.v1',
    version: 1,
    network: 'rheine',
    agency: 'abh',
    theme: 'language',
    category: 'language',
    happenedAt: '2026-01-05T08:00:00.000Z',
    recordedAt: '2026-01-05T08:00:01.000Z',
    commitment: Buffer.alloc(32, position % 251).toString('base64url'),
    signature: `${HEADER}..${Buffer.alloc(64, position % 251).toString('base64url')}`,
    sealed: { kid: `kid-${position}`, iv: 'AAAA', ct: 'AAAA', tag: 'AAAA' },
    ...changed,
  };
}
