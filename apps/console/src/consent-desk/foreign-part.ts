import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import type { Action } from '../page/action.ts';
import { day } from '../page/dates.ts';
import { button, selectField } from '../page/fields.ts';
import { consentPage, nameOf, step, type ForeignConsent, type Offers } from './consents.ts';
import { wayTo } from './parts.ts';
import { words } from './words.ts';

/** What the part works with. */
interface Around {
  readonly view: View;
  readonly reference: string;
  readonly offers: Offers;
  readonly action: Action;
}

/** What is being chosen, and who is told of it. */
interface Choosing {
  readonly objecting: string | undefined;
  readonly ground: string;
  readonly onObjecting: (consentId: string | undefined) => void;
  readonly onGround: (ground: string) => void;
  readonly onDone: () => void;
}

/** Consents that others recorded for this agency as the source: take note, do not acknowledge, or take a withdrawal down. */
export function foreignPart(
  around: Around,
  foreign: readonly ForeignConsent[],
  choosing: Choosing,
): TemplateResult {
  const { say } = around.view;
  return html`<section aria-labelledby="foreign">
    <h2 class="kern-heading-medium" id="foreign">${say(words.foreign)}</h2>
    ${
      foreign.length === 0
        ? html`<p class="kern-body">${say(words.foreignNone)}</p>`
        : html`<ul class="cards">
            ${foreign.map((one) => card(around, one, choosing))}
          </ul>`
    }
  </section>`;
}

function card(around: Around, consent: ForeignConsent, choosing: Choosing): TemplateResult {
  const { view, reference, offers } = around;
  const { say, language } = view;
  const [first] = consent.provisions;
  const recorder = nameOf(offers, consent.recordedBy);
  const about = `${say(words.foreignBy)} ${say(recorder)}`;
  const isEnded = consent.provisions.every((one) => (one.withdrawnAt ?? one.invalidatedAt) !== undefined);
  return html`<li class="card consent-card" data-foreign=${consent.consentId}>
    <h3 class="kern-heading-small">${about}</h3>
    <p class="kern-body">
      ${say(consent.acknowledged ? words.seen : words.unseen)}${
        isEnded ? html`. ${say(words.stateWithdrawn)}` : nothing
      }
    </p>
    <ul class="consent-recorded kern-body kern-body--small">
      ${consent.provisions.map(
        (one) =>
          html`<li>
            → ${one.recipients.map((agency) => say(nameOf(offers, agency))).join(', ')}: ${say(words.until)}
            ${day(one.validUntil, language)}
          </li>`,
      )}
    </ul>
    ${first === undefined || choosing.objecting === consent.consentId ? nothing : buttons(around, consent, choosing, about, isEnded)}
    ${choosing.objecting === consent.consentId ? objection(around, consent, choosing, about) : nothing}
    <p class="kern-body kern-body--small">
      ${say(words.number)} <span class="code">${consent.consentId}</span>
    </p>
    ${isEnded ? nothing : wayTo(consentPage(reference, 'withdraw', consent.consentId), say(words.withdraw), { about, kind: 'tertiary' })}
  </li>`;
}

function buttons(
  { view, reference, action }: Around,
  { consentId, recordedBy, acknowledged }: ForeignConsent,
  { onObjecting, onDone }: Choosing,
  about: string,
  isEnded: boolean,
): TemplateResult {
  const { say } = view;
  const acknowledge = async (): Promise<void> => {
    const answer = await action.run(words.acknowledged, () =>
      step(reference, consentId, 'acknowledge', { recordedBy }),
    );
    if (answer !== undefined) onDone();
  };
  return html`<div class="buttons">
    ${acknowledged ? nothing : button(say(words.acknowledge), () => void acknowledge(), { about, busy: action.isBusy })}
    ${isEnded ? nothing : button(say(words.object), () => onObjecting(consentId), { about, kind: 'tertiary' })}
  </div>`;
}

function objection(
  { view, reference, offers, action }: Around,
  { consentId, recordedBy }: ForeignConsent,
  { ground, onGround, onObjecting, onDone }: Choosing,
  about: string,
): TemplateResult {
  const { say } = view;
  const object = async (): Promise<void> => {
    const answer = await action.run(words.objected, () =>
      step(reference, consentId, 'object', { recordedBy, ground }),
    );
    if (answer === undefined) return;
    onObjecting(undefined);
    onDone();
  };
  return html`${selectField({
      id: `ground-${consentId}`,
      label: say(words.ground),
      value: ground,
      onChange: onGround,
      choices: Object.entries(offers.codes.invalidityGrounds).map(([value, titles]) => ({
        value,
        label: say(titles),
      })),
    })}
    <div class="buttons">
      ${button(say(words.object), () => void object(), { about, kind: 'primary', busy: action.isBusy })}
      ${button(say(words.back), () => onObjecting(undefined), { kind: 'tertiary' })}
    </div>`;
}
