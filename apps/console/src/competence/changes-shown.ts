import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { casePage } from '../caseworker/casework.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import type { Text } from '../page/text.ts';
import { differsInDetails, type Changed, type Outcome, type WhatIf } from './what-if.ts';
import { whatIfWords as words } from './what-if-words.ts';
import { words as answerWords } from './words.ts';

/** Which open cases the next version would answer otherwise; none is a sentence. */
export function changesShown(found: WhatIf, view: View): TemplateResult {
  const { say } = view;
  const { changed, names } = found;
  return html`${summary(found, view)}
  ${
    changed.length === 0
      ? nothing
      : dataTable<Changed>(
          say(words.changed),
          [
            {
              head: say(words.reference),
              cell: ({ reference }) =>
                html`<a class="kern-link" href=${casePage(reference)}>${reference}</a>`,
            },
            { head: say(words.now), cell: ({ before }) => outcomeShown(before, names, view) },
            {
              head: say(words.later),
              cell: (one) =>
                html`${outcomeShown(one.after, names, view)}
                ${differsInDetails(one) ? html`<p class="kern-body">${say(words.details)}</p>` : nothing}`,
            },
          ],
          changed,
          '',
        )
  }`;
}

function summary(found: WhatIf, { say, language }: View): TemplateResult {
  const { cases, same, unknown, missing, unread, changed, versions } = found;
  const sums = `${say(words.cases)}: ${cases} – ${changed.length} ${say(words.otherwise)}, ${same} ${say(words.same)}, ${unknown} ${say(words.unknown)}.`;
  return html`<p class="kern-body" data-compared>
      ${say(answerWords.version)} ${versions.before} → ${versions.after}, ${say(words.day)}
      ${day(found.day, language)}
    </p>
    <p class="kern-body competence-answer__line" role="status" data-changed=${changed.length}>
      ${changed.length > 0 ? nothing : html`<strong>${say(sentence(found))}</strong> `}${sums}
    </p>
    ${unknown === 0 ? nothing : html`<p class="kern-body narrow">${say(words.unknownHow)}</p>`}
    ${
      missing.length === 0
        ? nothing
        : html`<p class="kern-body narrow">${say(words.missingFirst)}</p>
            <ul class="kern-list" data-missing>
              ${missing.map((one) => html`<li>${say(one.titles)}: ${one.cases}</li>`)}
            </ul>`
    }
    ${
      unread.length === 0
        ? nothing
        : html`<p class="kern-body narrow" data-unread>
            ${say(words.unread)}
            <span class="code">${unread.map(({ type, field }) => `${type}.${field}`).join(', ')}</span>
          </p>`
    }`;
}

/** What it means that no case is told as changed. */
function sentence({ cases, unknown }: WhatIf): Text {
  if (cases === 0) return words.noCases;
  return unknown === cases ? words.noneKnown : words.none;
}

function outcomeShown(outcome: Outcome, names: WhatIf['names'], { say }: View): TemplateResult {
  const { row, paragraph } = outcome;
  return html`<strong>${say(calledIn(outcome, names))}</strong>
    ${row === undefined ? nothing : html`<br />${say(answerWords.row)} <span class="code">${row}</span>`}
    ${paragraph === undefined ? nothing : html`<br />${say(paragraph)}`}`;
}

function calledIn({ kind, by = '' }: Outcome, names: WhatIf['names']): Text {
  if (kind === 'competent') return names[by] ?? { de: by, en: by };
  if (kind === 'not-in-force') return words.notInForce;
  if (kind === 'undecided' || kind === 'question') return words[kind];
  return answerWords[kind];
}
