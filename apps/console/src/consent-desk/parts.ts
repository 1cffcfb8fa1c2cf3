import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { dataTable } from '../page/data-table.ts';
import type { Language, Text } from '../page/text.ts';
import { consentPage, receiptPage, type LawRow, type OfferState } from './consents.ts';
import { words } from './words.ts';

const STATES: Readonly<Record<OfferState, { readonly word: Text; readonly look: string }>> = {
  none: { word: words.stateNone, look: 'info' },
  requested: { word: words.stateRequested, look: 'info' },
  given: { word: words.stateGiven, look: 'success' },
  stopped: { word: words.stateStopped, look: 'warning' },
  refused: { word: words.stateRefused, look: 'danger' },
  withdrawn: { word: words.stateWithdrawn, look: 'warning' },
  invalidated: { word: words.stateInvalidated, look: 'warning' },
  superseded: { word: words.stateSuperseded, look: 'info' },
  expired: { word: words.stateExpired, look: 'warning' },
};

/** Where something stands, in words; the colour only repeats them. */
export function stateBadge(state: OfferState, language: Language): TemplateResult {
  const { word, look } = STATES[state];
  return html`<span class="kern-badge kern-badge--small kern-badge--${look}">
    <span class="kern-label kern-label--small">${word[language]}</span>
  </span>`;
}

/** The first answer that is missing or wrong gets the focus, and with it its error is read aloud. */
export function focusFault(view: HTMLElement): void {
  const faulty = '[aria-invalid], .kern-error[tabindex], fieldset[aria-describedby$="-error"] input';
  view.querySelector<HTMLElement>(faulty)?.focus();
}

/** A way to another page that looks like a button. */
export function wayTo(
  href: string,
  label: string,
  how: {
    readonly about?: string;
    readonly kind?: 'primary' | 'secondary' | 'tertiary';
    readonly inNewTab?: true;
  } = {},
): TemplateResult {
  return html`<a
    class="kern-btn kern-btn--${how.kind ?? 'secondary'}"
    href=${href}
    target=${how.inNewTab ? '_blank' : nothing}
    rel=${how.inNewTab ? 'noopener' : nothing}
    aria-label=${how.about === undefined ? nothing : `${label}: ${how.about}`}
    ><span class="kern-label">${label}</span></a
  >`;
}

/** The head of a view of the consent desk, with the way back. */
export function head({ say }: View, title: Text, reference: string): TemplateResult {
  return html`<h1 class="kern-heading-large">${say(title)} – ${say(words.forCase)} ${reference}</h1>
    <p class="kern-body screen-only">
      <a class="kern-link" href=${consentPage(reference)}>${say(words.toConsents)}</a>
    </p>`;
}

/** The ways on after something was done: to the receipt, where this agency can print it, and back to the consents. */
export function nextSteps(
  { say, language }: View,
  reference: string,
  consentId: string,
  isOwn = true,
): TemplateResult {
  const receipt = receiptPage(reference, consentId, language);
  return html`<div class="buttons">
    ${isOwn ? wayTo(receipt, say(words.receipt), { kind: 'primary', inNewTab: true }) : nothing}
    ${wayTo(consentPage(reference), say(words.toConsents))}
  </div>`;
}

/** What the law prescribes whatever is consented to: said before the person decides. */
export function lawPart({ say }: View, rows: readonly LawRow[]): TemplateResult {
  return html`<section class="consent-law" aria-labelledby="by-law">
    <h2 class="kern-heading-medium" id="by-law">${say(words.byLaw)}</h2>
    <p class="kern-body narrow">${say(words.para87)}</p>
    <p class="kern-body narrow"><strong>${say(words.byLawLead)}</strong></p>
    ${lawTable(say, rows, say(words.byLawRows), say(words.byLawNone))}
  </section>`;
}

/** Rows of the law as a table, those with the same words once. */
export function lawTable(
  say: View['say'],
  rows: readonly LawRow[],
  caption: string,
  empty: string,
): TemplateResult {
  const told = rows.map((row) => ({
    what: say(row.title),
    way: `${say(row.sourceName)} → ${say(row.recipientName)}`,
    paragraph: say(row.paragraph),
    when: whenOf(row, say),
  }));
  const once = [...new Map(told.map((row) => [JSON.stringify(row), row])).values()];
  return dataTable(
    caption,
    [
      { head: say(words.what), cell: ({ what }) => what },
      { head: say(words.to), cell: ({ way }) => way },
      { head: say(words.paragraph), cell: ({ paragraph }) => paragraph },
      { head: say(words.when), cell: ({ when }) => when },
    ],
    once,
    empty,
  );
}

function whenOf({ duty, onRequest, byClerk, onlyIf }: LawRow, say: View['say']): string {
  const parts = [
    ...(duty ? [say(words.duty)] : []),
    onRequest ? say(words.onRequest) : say(words.unprompted),
    ...(byClerk ? [say(words.byClerk)] : []),
    ...(onlyIf === undefined ? [] : [`${say(words.onlyIf)} ${say(onlyIf)}`]),
  ];
  return parts.join('; ');
}
