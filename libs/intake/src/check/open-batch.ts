import { MAX_BATCH } from '#catalogue';
import type { Sealer } from '#ports';

/** The members of the batch in a JWE to the hub, each still to be looked at; undefined when it is not one or holds more than a batch may. */
export function openBatch(sealer: Pick<Sealer, 'open'>, bytes: Uint8Array): readonly unknown[] | undefined {
  const plain = sealer.open(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').trim(),
  );
  const batch = plain && batchIn(plain);
  return batch !== undefined && batch.length > 0 && batch.length <= MAX_BATCH ? batch : undefined;
}

function batchIn(plain: Uint8Array): readonly unknown[] | undefined {
  try {
    const content: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plain));
    if (typeof content !== 'object' || content === null || Object.keys(content).join() !== 'batch')
      return undefined;
    const { batch } = content as { readonly batch: unknown };
    return Array.isArray(batch) ? batch : undefined;
  } catch {
    return undefined;
  }
}
