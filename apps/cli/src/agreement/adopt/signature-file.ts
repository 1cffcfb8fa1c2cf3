import type { AdoptionStatement } from '#agreement';
import type { AdoptionSignature } from '#registry';
import { refused } from '../../failure.ts';
import { readJson } from '../../read-json.ts';

/** One party's signature, as `sign-agreement` of its adapter printed it into a file; throws a `Failure` when the file holds none for this agreement. */
export async function readSignature(path: string, statement: AdoptionStatement): Promise<AdoptionSignature> {
  const content = await readJson(path, 'what sign-agreement of an adapter printed');
  if (!isSignature(content)) {
    throw refused('AGREEMENT_REFUSED', {
      happened: `${path} holds no signature under an agreement`,
      safe: 'nothing was adopted',
      next: [
        'let the party run `npm run --silent adapter -- sign-agreement <config.yaml> <agreement.yaml>` at its adapter, and take the file with what it printed',
      ],
    });
  }
  const signed = content as Partial<AdoptionStatement>;
  const differing = (['network', 'hash', 'effectiveFrom'] as const).filter(
    (member) => signed[member] !== undefined && signed[member] !== statement[member],
  );
  if (differing.length > 0) {
    throw refused('AGREEMENT_REFUSED', {
      happened: `${path} is the signature of ${content.agency} under another text: its ${differing.join(' and ')} ${differing.length === 1 ? 'differs' : 'differ'}`,
      safe: 'nothing was adopted',
      next: ['give every party the same file to sign, and adopt that one'],
    });
  }
  return { agency: content.agency, signature: content.signature };
}

function isSignature(content: unknown): content is AdoptionSignature {
  if (typeof content !== 'object' || content === null) return false;
  const { agency, signature } = content as Readonly<Record<string, unknown>>;
  return typeof agency === 'string' && typeof signature === 'string';
}
