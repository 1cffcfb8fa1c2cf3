import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { day } from '../page/dates.ts';
import { consentPage, receiptPage, type NotOffered } from './consents.ts';
import { wayTo } from './parts.ts';
import { words } from './words.ts';

/** Consents that stand and are on no card, as the agreement was changed: each can be withdrawn all the same. */
export function notOfferedPart(
  view: View,
  reference: string,
  consents: readonly NotOffered[],
): TemplateResult | typeof nothing {
  const { say } = view;
  if (consents.length === 0) return nothing;
  return html`<section aria-labelledby="not-offered">
    <h2 class="kern-heading-medium" id="not-offered">${say(words.notOffered)}</h2>
    <p class="kern-body narrow">${say(words.notOfferedLead)}</p>
    <ul class="cards">
      ${consents.map((one) => card(view, reference, one))}
    </ul>
  </section>`;
}

function card(
  { say, language }: View,
  reference: string,
  { consentId, provisions, isWhole }: NotOffered,
): TemplateResult {
  const about = `${say(words.number)} ${consentId}`;
  return html`<li class="card consent-card" data-not-offered=${consentId}>
    <h3 class="kern-heading-small">${about}</h3>
    <ul class="consent-recorded kern-body kern-body--small">
      ${provisions.map(
        (one) =>
          html`<li>
            ${one.form === 'secrecy-release' ? html`${say(words.release)}: ` : nothing} ${say(one.sourceName)}
            → ${one.recipients.map(say).join(', ')} (${one.purposes.map(say).join(', ')}), ${say(words.until)}
            ${day(one.validUntil, language)}
          </li>`,
      )}
    </ul>
    ${isWhole ? nothing : html`<p class="kern-body">${say(words.withdrawsMore)}</p>`}
    <div class="buttons screen-only">
      ${wayTo(consentPage(reference, 'withdraw', consentId), say(words.withdraw), { about })}
      ${wayTo(receiptPage(reference, consentId, language), say(words.receipt), { about, kind: 'tertiary', inNewTab: true })}
    </div>
  </li>`;
}
