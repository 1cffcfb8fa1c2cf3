import type { BundleEvent } from './bundle.ts';
import type { FlatRecord } from './canonical-digest.ts';
import { canonical } from './canonical-digest.ts';
import type { PinnedKey } from './pinned-keys.ts';
import { holds } from './signature.ts';

/** What the agency's own signature on its event says; `not-checked` when the bundle or the keys do not suffice to say. */
export type Statement = 'holds' | 'false' | 'not-checked';

/** An envelope reports or orders; which of both is in its type, and the type is signed: so whichever was signed is the right one. */
const KINDS = ['event', 'command'] as const;

/**
 * Checks the detached JWS (EdDSA) that the agency made over the head of its envelope. Only what stands in the record under
 * the type of the envelope can be checked so: of other commands it shows what they caused, not the name under which they were
 * signed. With the author's keys pinned, a key that is not among them has signed nothing.
 */
export function agencyStatement(event: BundleEvent, keys: readonly PinnedKey[] | undefined): Statement {
  if (!event.type.startsWith('de.wegmarke.') || keys === undefined) return 'not-checked';
  const [header = '', between, signature = '', ...rest] = event.signature.split('.');
  const key = keys.find(({ kid }) => kid === kidIn(header));
  if (key === undefined || between !== '' || rest.length > 0) return 'false';
  const made = Buffer.from(signature, 'base64url');
  const isSigned = KINDS.some((kind) => {
    const head = Buffer.from(canonical(headOf(event, kind))).toString('base64url');
    return holds(Buffer.from(`${header}.${head}`), made, key.bytes);
  });
  return isSigned ? 'holds' : 'false';
}

function headOf(
  { id, type, happenedAt, network, agency, commitment }: BundleEvent,
  kind: (typeof KINDS)[number],
): FlatRecord {
  const source = `//${network}/${agency}`;
  return { specversion: '1.0', id, source, type, time: happenedAt, network, agency, kind, commitment };
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
