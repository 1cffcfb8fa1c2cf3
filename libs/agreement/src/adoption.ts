import type { Agreement } from './agreement.ts';
import { agreementHash } from './hash.ts';

/** What each party signs when it adopts an agreement (detached JWS over the canonical JSON). */
export interface AdoptionStatement {
  readonly network: string;
  readonly hash: string;
  /** Instant from which the agreement is in force. */
  readonly effectiveFrom: string;
}

/** What the parties of this agreement sign: its network, its hash and its beginning. */
export function adoptionStatement(agreement: Agreement): AdoptionStatement {
  const { network, from } = agreement;
  return { network, hash: agreementHash(agreement), effectiveFrom: from };
}

/** Who must sign for `next` to take the place of `previous`: each party of both, as one may lose what the other gains. */
export function signatories(previous: Agreement, next: Agreement): readonly string[] {
  return [...new Set([...previous.parties, ...next.parties].map(({ agency }) => agency))];
}

/** The earliest instant at which the version after this one may begin when it is adopted at `at`. */
export function earliestNext(agreement: Agreement, at: string): string {
  const days = agreement.adoption?.delayDays ?? 0;
  return new Date(Date.parse(at) + days * 86_400_000).toISOString();
}

/** Notices of `next` whose text differs from that of the same id, version and language in `previous`. */
export function changedNotices(previous: Agreement, next: Agreement): readonly string[] {
  const before = new Map(
    previous.notices?.map((one) => [`${one.id} ${one.version} ${one.language}`, one.hash]),
  );
  return (next.notices ?? [])
    .map((one) => [`${one.id} ${one.version} ${one.language}`, one.hash] as const)
    .filter(([name, hash]) => before.has(name) && before.get(name) !== hash)
    .map(([name]) => name);
}
