import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { checkField, choiceField, textField } from '../page/fields.ts';
import { notice as box } from '../page/notice.ts';
import type { NoticeText, Offer, Offers, Provision } from './consents.ts';
import {
  depthsOf,
  endingEvents,
  endOf,
  lacksDataEnd,
  pairOf,
  specialTitles,
  type AnswerForm,
} from './answer-form.ts';
import { textOf } from './notice-part.ts';
import { words } from './words.ts';

type Change = (changed: Partial<AnswerForm>) => void;

/** What may be told, by source; at least one. `place` tells the fields of several provisions on one page apart, here and below. */
export function eventsField(
  { say }: View,
  { sources }: Offer,
  form: Pick<AnswerForm, 'chosen'>,
  change: (changed: Pick<AnswerForm, 'chosen'>) => void,
  hasFaults: boolean,
  place = '',
): TemplateResult {
  const toggle = (pair: string, isOn: boolean): void => {
    const others = [...form.chosen].filter((one) => one !== pair);
    change({ chosen: new Set(isOn ? [...others, pair] : others) });
  };
  const isEmpty = hasFaults && form.chosen.size === 0;
  return html`<fieldset class="kern-fieldset">
    <legend class="kern-label">${say(words.events)}</legend>
    <div class="kern-fieldset__body">
      ${sources.flatMap((source) =>
        source.events.map(({ type, title }) => {
          const pair = pairOf(source, type);
          const from = sources.length > 1 ? `${say(source.name)}: ` : '';
          return html`<div>
            ${checkField({
              id: `told-${pair.replaceAll(/[ .]/g, '-')}${place}`,
              label: from + say(title),
              checked: form.chosen.has(pair),
              onChange: (checked) => toggle(pair, checked),
            })}
          </div>`;
        }),
      )}
    </div>
    ${isEmpty ? html`<p class="kern-error" tabindex="-1"><span class="kern-body">${say(words.chooseEvents)}</span></p>` : nothing}
  </fieldset>`;
}

/** How much of each may be seen. */
export function depthField(
  { say }: View,
  offer: Offer,
  offers: Offers,
  { depth }: Pick<AnswerForm, 'depth'>,
  change: (changed: Pick<AnswerForm, 'depth'>) => void,
  place = '',
): TemplateResult {
  return choiceField({
    id: `depth${place}`,
    label: say(words.depth),
    value: depth,
    onChange: (value) => change({ depth: value as Provision['depth'] }),
    choices: depthsOf(offer, offers).map((value) => {
      const title = offers.codes.depths[value];
      return { value, label: title === undefined ? value : say(title) };
    }),
  });
}

/** The day at which the consent ends by itself. */
export function untilField(
  { say }: View,
  form: Pick<AnswerForm, 'until'>,
  at: string,
  change: (changed: Pick<AnswerForm, 'until'>) => void,
  hasFaults: boolean,
  place = '',
): TemplateResult {
  const isWrong = hasFaults && endOf(form, at) === undefined;
  return textField({
    id: `until${place}`,
    label: say(words.validUntil),
    hint: say(words.validUntilHint),
    type: 'date',
    required: true,
    value: form.until,
    onInput: (until) => change({ until }),
    ...(isWrong && { error: say(words.chooseDay) }),
  });
}

/** The day before which happened what may be told; only where the agreement asks for one. */
export function dataUntilField(
  { say }: View,
  offer: Pick<Offer, 'sources'>,
  form: Pick<AnswerForm, 'chosen' | 'dataUntil'>,
  change: (changed: Pick<AnswerForm, 'dataUntil'>) => void,
  hasFaults: boolean,
  place = '',
): TemplateResult | typeof nothing {
  const events = endingEvents(form, offer);
  if (events.length === 0) return nothing;
  return textField({
    id: `data-until${place}`,
    label: say(words.dataUntil),
    hint: `${say(words.dataUntilHint)}: ${events.map(({ title }) => say(title)).join(', ')}.`,
    type: 'date',
    required: true,
    value: form.dataUntil,
    onInput: (dataUntil) => change({ dataUntil }),
    ...(hasFaults && lacksDataEnd(form, offer) && { error: say(words.chooseDataUntil) }),
  });
}

/** Boxes that are never ticked for the person: special data, and the release from secrecy. */
export function extrasPart(
  { say }: View,
  offer: Offer,
  form: AnswerForm,
  change: Change,
  release: NoticeText | undefined,
): TemplateResult {
  const special = specialTitles(form, offer).map(say);
  const elsewhere = offer.sources.filter((source) => source.release === 'elsewhere');
  return html`${
    special.length === 0 || form.depth !== 'detail'
      ? nothing
      : html`<div class="consent-extra">
          ${checkField({
            id: 'special',
            label: say(words.special),
            hint: `${say(words.specialHint)}: ${special.join(', ')}.`,
            checked: form.special,
            onChange: (checked) => change({ special: checked }),
          })}
        </div>`
  }
  ${
    offer.sources.some((source) => source.release === 'here')
      ? html`<div class="consent-extra">
          ${checkField({
            id: 'release',
            label: say(words.release),
            hint: say(words.releaseHint),
            checked: form.release,
            onChange: (checked) => change({ release: checked }),
          })}
          ${!form.release ? nothing : release === undefined ? box('danger', say(words.noNotice)) : textOf(release)}
        </div>`
      : nothing
  }
  ${
    elsewhere.length === 0
      ? nothing
      : html`<p class="kern-body">
          ${say(words.releaseElsewhere)} ${elsewhere.map(({ name }) => say(name)).join(', ')}
        </p>`
  }`;
}
