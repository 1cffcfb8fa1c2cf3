import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { day } from '../page/dates.ts';
import type { Text } from '../page/text.ts';
import { nameOf, type Offers, type Provision } from './consents.ts';
import { offerOf } from './amendment.ts';
import { words } from './words.ts';

/** One provision in words: who learns what from whom, what for, how much, until when. */
export function provisionTerms(view: View, offers: Offers, provision: Provision): TemplateResult {
  const { say, language } = view;
  const [source] = offerOf(provision, offers).sources;
  const titles = provision.eventTypes.map((type) => {
    const event = source?.events.find((one) => one.type === type);
    return event === undefined ? type : say(event.title);
  });
  const purposes = provision.purposes.map((id) => {
    const purpose = offers.offers.find((one) => one.purpose.id === id)?.purpose;
    return purpose === undefined ? id : say(purpose);
  });
  const depth = offers.codes.depths[provision.depth];
  const rows: readonly (readonly [Text, string])[] = [
    [words.recipient, provision.recipients.map((one) => say(nameOf(offers, one))).join('; ')],
    [words.purpose, purposes.join('; ')],
    [words.events, `${say(nameOf(offers, provision.source))}: ${titles.join(', ')}`],
    [words.depth, depth === undefined ? provision.depth : say(depth)],
    ...(provision.dataUntil === undefined
      ? []
      : [[words.dataUntil, day(provision.dataUntil, language)] as const]),
    [words.validUntil, day(provision.validUntil, language)],
  ];
  return html`${provision.form === 'secrecy-release' ? html`<p class="kern-body">${say(words.release)}</p>` : nothing}
    <dl class="consent-terms kern-body">
      ${rows.map(
        ([term, told]) =>
          html`<dt>${say(term)}</dt>
            <dd>${told}</dd>`,
      )}
    </dl>`;
}
