import type { SignedEnvelope } from '#catalogue';
import { envelopeProblems } from '#catalogue';

const MAX_SIGNATURE = 1_024;

/** The signed envelope in one member of a batch when it has exactly the members of the contract, else undefined. */
export function readShape(value: unknown): SignedEnvelope | undefined {
  if (!isObject(value) || Object.keys(value).toSorted().join() !== 'envelope,signature') return undefined;
  const { envelope, signature } = value;
  if (typeof signature !== 'string' || signature.length > MAX_SIGNATURE) return undefined;
  return envelopeProblems(envelope).length === 0 ? (value as unknown as SignedEnvelope) : undefined;
}

/** The id under which a malformed envelope can still be answered, undefined when it has none of the form. */
export function readId(value: unknown): string | undefined {
  const id = isObject(value) && isObject(value['envelope']) ? value['envelope']['id'] : undefined;
  return typeof id === 'string' && /^[\w-]{22,64}$/.test(id) ? id : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
