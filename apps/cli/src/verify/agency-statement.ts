import type { BundleEvent } from './bundle.ts';
import { canonical } from './canonical-digest.ts';
import type { PinnedKey } from './pinned-keys.ts';
import { holds } from './signature.ts';

/** What the agency's own signature on its event says; `not-checked` when the bundle or the keys do not suffice to say. */
export type Statement = 'holds' | 'false' | 'not-checked';

/**
 * Checks the detached JWS (EdDSA) that the agency made over the head of its envelope. Only what an agency reports can be
 * checked so: of a command the record shows what it caused, not the name under which it was signed.
 */
export function agencyStatement(event: BundleEvent, keys: readonly PinnedKey[] | undefined): Statement {
  const [header = '', between, signature = '', ...rest] = event.signature.split('.');
  const key = keys?.find(({ kid }) => kid === kidIn(header));
  if (!event.type.startsWith('de.wegmarke.') || key === undefined) return 'not-checked';
  if (between !== '' || rest.length > 0) return 'false';
  const { id, type, happenedAt, network, agency, commitment } = event;
  const source = `//${network}/${agency}`;
  const head = {
    specversion: '1.0',
    id,
    source,
    type,
    time: happenedAt,
    network,
    agency,
    kind: 'event',
    commitment,
  };
  const input = Buffer.from(`${header}.${Buffer.from(canonical(head)).toString('base64url')}`);
  return holds(input, Buffer.from(signature, 'base64url'), key.bytes) ? 'holds' : 'false';
}

function kidIn(header: string): unknown {
  try {
    const fields = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as {
      alg?: unknown;
      kid?: unknown;
    };
    return fields.alg === 'EdDSA' ? fields.kid : undefined;
  } catch {
    return undefined;
  }
}
