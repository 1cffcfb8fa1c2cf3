/** Whether an envelope reports what happened (`event`) or asks the hub to do something (`command`). */
export type EnvelopeKind = 'event' | 'command';

/**
 * What an agency signs: a CloudEvents 1.0 envelope. Instants are UTC, ISO 8601 with milliseconds and `Z`; bytes are base64url.
 * `commitment = SHA-256(salt ‖ canonical({ source, corrects?, derivedfrom?, data }))`, canonical = RFC 8785.
 */
export interface Envelope {
  readonly specversion: '1.0';
  /** base64url(HMAC-SHA-256(adapter secret, stable keys)); with the source it makes the event unique for ever. */
  readonly id: string;
  /** `//<network>/<agency>/<link handle>`. */
  readonly source: string;
  readonly type: string;
  /** When it happened. */
  readonly time: string;
  readonly network: string;
  readonly agency: string;
  readonly kind: EnvelopeKind;
  readonly commitment: string;
  /** Id of the event of the same agency that this one puts right. */
  readonly corrects?: string;
  /** Id of the event received through the hub on which this one rests. */
  readonly derivedfrom?: string;
  /** 32 random bytes, base64url. */
  readonly salt: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/**
 * What the signature covers and what stays for ever: no handle, no payload. Everything that may have to be erased hangs
 * on the commitment instead, so a signature can still be checked when the content key is gone.
 */
export interface EnvelopeHead {
  readonly specversion: '1.0';
  readonly id: string;
  /** `//<network>/<agency>`. */
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly network: string;
  readonly agency: string;
  readonly kind: EnvelopeKind;
  readonly commitment: string;
}

/** What the commitment covers and what is sealed in the store. */
export interface EnvelopeBody {
  readonly source: string;
  readonly corrects?: string;
  readonly derivedfrom?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An envelope with its detached JWS (`<header>..<signature>`, EdDSA, kid) over canonical(head). */
export interface SignedEnvelope {
  readonly envelope: Envelope;
  readonly signature: string;
}

/** The plain text of one intake message: at most {@link MAX_BATCH} signed envelopes. */
export interface IntakeBatch {
  readonly batch: readonly SignedEnvelope[];
}

/** The most envelopes in one intake message. */
export const MAX_BATCH = 100;

/** The signed part of an envelope. */
export function headOf(envelope: Envelope): EnvelopeHead {
  const { specversion, id, type, time, network, agency, kind, commitment } = envelope;
  return { specversion, id, source: `//${network}/${agency}`, type, time, network, agency, kind, commitment };
}

/** The committed and sealed part of an envelope. */
export function bodyOf(
  envelope: Pick<Envelope, 'source' | 'corrects' | 'derivedfrom' | 'data'>,
): EnvelopeBody {
  const { source, corrects, derivedfrom, data } = envelope;
  return {
    source,
    ...(corrects !== undefined && { corrects }),
    ...(derivedfrom !== undefined && { derivedfrom }),
    data,
  };
}

/** The pairwise link handle in an envelope's source, or undefined when the source is not of its form. */
export function handleOf(envelope: Pick<Envelope, 'source' | 'network' | 'agency'>): string | undefined {
  const prefix = `//${envelope.network}/${envelope.agency}/`;
  const handle = envelope.source.slice(prefix.length);
  return envelope.source.startsWith(prefix) && /^[A-Za-z0-9_-]{16,64}$/.test(handle) ? handle : undefined;
}
