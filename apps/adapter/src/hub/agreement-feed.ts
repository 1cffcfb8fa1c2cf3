import type { Agreement, CompetenceText } from '#agreement';
import { agreementHash } from '#agreement';
import type { Clock, PublicJwk, PublicKeys, Sealer } from '#ports';
import type { AgreementBook, KnownAgreement } from './agreement-book.ts';
import { HubAnswerInvalid } from './hub-channel.ts';

/** What the hub signs about the agreement in force (`GET /v1/networks/:network/agreement`). */
interface SignedAgreement {
  readonly network: string;
  readonly hash: string;
  readonly agreement: Agreement;
  /** Only in the answer about the version adopted last, which may not be in force yet. */
  readonly version?: 'newest';
  /** Compared with the hashes that the agreement names when somebody asks: none of them says what may be disclosed. */
  readonly tables?: readonly CompetenceText[];
  /** Public keys of the parties; a number is proposed only to one whose key is here. */
  readonly keys?: readonly ({
    readonly agency: string;
    readonly earlier?: readonly PublicJwk[];
  } & PublicKeys)[];
}

const NOT_IN_FORCE =
  "it is not the one in force; check this machine's clock, and let no cache stand before the hub";

/** What the agreement feed works with. */
export interface AgreementParts {
  readonly network: string;
  readonly reads: { agreement(): Promise<string> };
  readonly sealer: Pick<Sealer, 'verify'>;
  readonly hubKeys: readonly PublicJwk[];
  readonly clock: Pick<Clock, 'now'>;
  readonly book: Pick<AgreementBook, 'put'>;
  /** Told when another agreement than before is in force. */
  readonly changed: () => void;
}

/** Keeps the agreement in force up to date: what the hub signed, with a hash that is its own. */
export class AgreementFeed {
  constructor(private readonly parts: AgreementParts) {}

  /** Asks once. */
  async run(): Promise<void> {
    const { reads, book, changed } = this.parts;
    if (book.put(this.checked(await reads.agreement()))) changed();
  }

  private checked(answer: string): KnownAgreement {
    const { network, sealer, hubKeys, clock } = this.parts;
    const told = sealer.verify(answer, hubKeys) as SignedAgreement | undefined;
    if (told?.network !== network || agreementHash(told.agreement) !== told.hash) {
      throw new HubAnswerInvalid('agreement');
    }
    // Signed by the hub as well, and perhaps handed over by a cache: nothing is released by what is not in force.
    if (told.version !== undefined || told.agreement.from > clock.now()) {
      throw new HubAnswerInvalid('agreement', NOT_IN_FORCE);
    }
    const sealingKeys = Object.fromEntries((told.keys ?? []).map(({ agency, sealing }) => [agency, sealing]));
    const signingKeys = Object.fromEntries(
      (told.keys ?? []).map(({ agency, signing, earlier = [] }) => [agency, [...signing, ...earlier]]),
    );
    const { agreement, hash, tables } = told;
    return { agreement, hash, sealingKeys, signingKeys, ...(tables && { tables }) };
  }
}
