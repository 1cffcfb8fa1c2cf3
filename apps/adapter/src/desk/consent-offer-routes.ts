import type { Titles } from '#catalogue';
import { channels, depths, givers, identityChecks, interpreters, invalidityGrounds } from '#catalogue';
import type { Clock } from '#ports';
import type { AgreementBook } from '../hub/agreement-book.ts';
import type { EvidenceBook } from '../hub/evidence-book.ts';
import type { References } from '../journal/references.ts';
import { knownOnce } from './body.ts';
import type { ConsentBook } from './consent-book.ts';
import { consentsNotOffered } from './consents-not-offered.ts';
import { consentOffers, toldToResidenceAuthorities } from './consent-offers.ts';
import { newestNotices } from './newest-notices.ts';
import { ownFile } from './own-files.ts';
import { DeskProblem } from './problem.ts';
import type { DeskRoutes } from './server.ts';

/** What the offers of the consent desk are read from. */
export interface ConsentOfferParts {
  readonly agency: string;
  readonly references: Pick<References, 'find'>;
  readonly consents: Pick<ConsentBook, 'of'>;
  readonly evidence: Pick<EvidenceBook, 'of'>;
  readonly agreements: Pick<AgreementBook, 'current'>;
  readonly nameOf: (agency: string) => Titles;
  readonly clock: Clock;
}

/** The closed lists that a consent is taken down with, as people read them. */
const codes = { channels, depths, givers, identityChecks, interpreters, invalidityGrounds };

/** What a consent can be asked for at this desk, with what was recorded, the notices and what is told by law whatever is consented to. */
export function consentOfferRoutes(parts: ConsentOfferParts): DeskRoutes {
  return {
    'GET /desk/cases/:reference/consent-offers': ({ params, query }) => {
      knownOnce(query, []);
      const { reference, handle, link } = ownFile(parts.references, params['reference']);
      const agreement = parts.agreements.current()?.agreement;
      if (agreement === undefined)
        throw new DeskProblem(
          'HUB_UNREACHABLE',
          'wait until the adapter has reached the hub for the first time',
        );
      const { agency, nameOf } = parts;
      const at = parts.clock.now();
      const facts = parts.evidence.of(handle)?.facts ?? [];
      const known = { agency, agreement, consents: parts.consents.of(reference), facts, nameOf, at };
      const offers = consentOffers(known);
      const body = {
        reference,
        linked: link === 'linked',
        at,
        offers,
        notOffered: consentsNotOffered(known, offers),
        residenceAuthorities: toldToResidenceAuthorities(known),
        notices: newestNotices(agreement),
        parties: agreement.parties.map((one) => ({ agency: one.agency, name: one.titles })),
        codes,
      };
      return { status: 200, body };
    },
  };
}
