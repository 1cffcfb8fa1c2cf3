import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { day } from '../page/dates.ts';
import type { Text } from '../page/text.ts';
import {
  consentPage,
  nameOf,
  receiptPage,
  type Offer,
  type Offers,
  type Source,
  type Standing,
} from './consents.ts';
import { stateBadge, wayTo } from './parts.ts';
import { words } from './words.ts';

/** One question as a card: who tells whom what, what for, where it stands, and what can be done. */
export function offerCard(view: View, reference: string, offer: Offer, offers: Offers): TemplateResult {
  const { say, language } = view;
  const inForce = offer.recorded.filter(({ state }) => state === 'given' || state === 'stopped');
  const newest = inForce.length > 0 ? inForce : offer.recorded.slice(0, 1);
  return html`<li class="card consent-card" data-offer=${offer.id} data-state=${offer.state}>
    <h3 class="kern-heading-small">${titleOf(view, offer)}</h3>
    <p class="kern-body">${stateBadge(offer.state, language)}</p>
    <dl class="consent-terms kern-body">
      <dt>${say(words.recipient)}</dt>
      <dd>
        ${say(offer.recipient.name)}${
          offer.recipient.mandate === undefined ? nothing : html` (${say(offer.recipient.mandate)})`
        }
      </dd>
      <dt>${say(words.purpose)}</dt>
      <dd>${say(offer.purpose)}</dd>
    </dl>
    ${offer.sources.map((source) => sourceSentence(view, source))}
    <ul class="consent-recorded kern-body kern-body--small">
      ${newest.map((one) => standing(view, offer, one, offers))}
    </ul>
    ${actions(view, reference, offer, inForce)}
  </li>`;
}

/** The question in short: also what tells equal buttons apart. */
export function titleOf({ say }: View, { recipient, purpose }: Offer): string {
  return `${say(recipient.name)}: ${say(purpose)}`;
}

function sourceSentence({ say }: View, { name, events }: Source): TemplateResult {
  return html`<p class="kern-body">
    ${say(name)} ${say(words.mayTell)}: ${events.map(({ title }) => say(title)).join(', ')}.
  </p>`;
}

function standing(view: View, offer: Offer, one: Standing, offers: Offers): TemplateResult {
  const { say, language } = view;
  const source = offer.sources.find(({ agency }) => agency === one.source);
  const depth = offers.codes.depths[one.depth];
  return html`<li>
    ${one.form === 'secrecy-release' ? html`${say(words.release)}: ` : nothing}
    ${source === undefined ? one.source : say(source.name)}: ${stateBadge(one.state, language)}
    ${say(words.since)}
    ${day(one.at, language)}${
      one.state === 'given' ? html`, ${say(words.until)} ${day(one.validUntil, language)}` : nothing
    }${depth === undefined ? nothing : html`, ${say(depth)}`},
    ${say(words.number)}
    <span class="code">${one.consentId}</span>
    ${one.alsoFor.length === 0 ? nothing : html`<br />${say(words.alsoFor)}: ${one.alsoFor.map((other) => say(purposeOrAgency(offers, other))).join(', ')}`}
  </li>`;
}

function purposeOrAgency(offers: Offers, id: string): Text {
  return offers.offers.find(({ purpose }) => purpose.id === id)?.purpose ?? nameOf(offers, id);
}

function actions(view: View, reference: string, offer: Offer, inForce: readonly Standing[]): TemplateResult {
  const { say, language } = view;
  const about = titleOf(view, offer);
  const ids = [...new Set(inForce.map(({ consentId }) => consentId))];
  const isOpen = offer.state === 'given' || offer.state === 'stopped';
  const asked = offer.state === 'none' || offer.state === 'requested';
  return html`<div class="buttons screen-only">
    ${
      isOpen
        ? nothing
        : wayTo(consentPage(reference, 'answer', offer.id), say(asked ? words.answer : words.answerAgain), {
            about,
            kind: 'primary',
          })
    }
    ${ids.map((id) => {
      const which = inForce.find((one) => one.consentId === id);
      const named = which?.form === 'secrecy-release' ? `${about}, ${say(words.release)}` : about;
      return html`${
        which?.state === 'given'
          ? html`${wayTo(consentPage(reference, 'withdraw', id), say(words.withdraw), { about: named })}
            ${wayTo(consentPage(reference, 'amend', id), say(words.amend), { about: named, kind: 'tertiary' })}
            ${wayTo(consentPage(reference, 'reconfirm', id), say(words.reconfirm), { about: named, kind: 'tertiary' })}`
          : nothing
      }
      ${wayTo(receiptPage(reference, id, language), say(words.receipt), { about: named, kind: 'tertiary', inNewTab: true })}`;
    })}
  </div>`;
}
