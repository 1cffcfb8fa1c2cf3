/** A public key of an agency or the hub as JWK (OKP: Ed25519 for signatures, X25519 for sealing). */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519' | 'X25519';
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig' | 'enc';
}

/** The public keys of one participant. */
export interface PublicKeys {
  readonly signing: readonly PublicJwk[];
  readonly sealing: PublicJwk;
}

/** Signs with the holder's own key and seals to others; JOSE formats (RFC 7515, 7516, 8037). */
export abstract class Sealer {
  /** Compact JWS, EdDSA, payload = canonical JSON of the value. */
  abstract sign(value: unknown): string;

  /** Detached compact JWS (`header..signature`) over canonical JSON of the value. */
  abstract signDetached(value: unknown): string;

  /** The value in a compact JWS when one of the keys signed it, else undefined. */
  abstract verify(jws: string, keys: readonly PublicJwk[]): unknown;

  /** Whether a detached JWS over canonical JSON of the value was made with one of the keys. */
  abstract verifyDetached(jws: string, value: unknown, keys: readonly PublicJwk[]): boolean;

  /** Compact JWE (ECDH-ES, A256GCM) to the key around the bytes. */
  abstract seal(plain: Uint8Array, to: PublicJwk): string;

  /** Opens a compact JWE to the holder's own key; undefined when it is not one. */
  abstract open(jwe: string): Uint8Array | undefined;

  /** The holder's public keys. */
  abstract readonly publicKeys: PublicKeys;
}
