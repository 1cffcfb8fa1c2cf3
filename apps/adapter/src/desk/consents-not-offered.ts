import type { Titles } from '#catalogue';
import { purposeOf } from '#catalogue';
import type { ConsentOffer, OfferKnown } from './consent-offers.ts';
import type { ProvisionShown } from './recorded-consent.ts';
import { provisionsInEffect } from './recorded-consent.ts';
import { isStanding } from './withdrawal-preview.ts';

/** A consent that stands, and about which no question of the agreement asks any more. */
interface ConsentNotOffered {
  readonly consentId: string;
  readonly givenAt: string;
  /** Whether nothing else of the consent stands: withdrawing takes the whole of it. */
  readonly isWhole: boolean;
  readonly provisions: readonly {
    readonly form: ProvisionShown['form'];
    readonly sourceName: Titles;
    readonly recipients: readonly Titles[];
    readonly purposes: readonly Titles[];
    readonly validUntil: string;
  }[];
}

/**
 * Consents taken down here with provisions that stand and are on no card: the agreement was changed since. Whoever gave one must be able
 * to take it back all the same (Art. 7(3) GDPR), also where another provision of it is on a card.
 */
export function consentsNotOffered(
  { consents, nameOf, at }: Pick<OfferKnown, 'consents' | 'nameOf' | 'at'>,
  offers: readonly ConsentOffer[],
): readonly ConsentNotOffered[] {
  const onCards = offers.flatMap(({ recorded }) => recorded).filter(({ state }) => state === 'given');
  const offered = new Set(onCards.map(nameOfProvision));
  return consents.flatMap((consent) => {
    const standing = provisionsInEffect(consent).filter(
      (one) => one.stoppedHereAt === undefined && isStanding(one, at),
    );
    const { consentId, givenAt } = consent;
    const missing = standing.filter(
      ({ provisionId }) => !offered.has(nameOfProvision({ consentId, provisionId })),
    );
    if (missing.length === 0) return [];
    const provisions = missing.map(({ form, source, recipients, purposes, validUntil }) => ({
      form,
      sourceName: nameOf(source),
      recipients: recipients.map(nameOf),
      purposes: purposes.map((id) => purposeOf(id)?.titles ?? { de: id, en: id }),
      validUntil,
    }));
    return [{ consentId, givenAt, provisions, isWhole: missing.length === standing.length }];
  });
}

/** Ids of provisions are the page's own: two consents may have the same. */
function nameOfProvision({
  consentId,
  provisionId,
}: {
  readonly consentId: string;
  readonly provisionId?: string | undefined;
}): string {
  return JSON.stringify([consentId, provisionId]);
}
