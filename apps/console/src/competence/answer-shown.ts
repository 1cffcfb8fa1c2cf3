import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import type { Text } from '../page/text.ts';
import type { Asked, CompetentSaid, Fire, NobodySaid, Offer } from './asked.ts';
import { words } from './words.ts';

/** What the table says: one line that is announced, and the particulars below it. */
export function answerShown(asked: Asked, view: View): TemplateResult {
  const { answer } = asked;
  const { say } = view;
  return html`<section class="competence-answer" data-answer=${answer.kind}>
    <h2 class="kern-heading-medium">${say(words.answer)}</h2>
    <p class="kern-body competence-answer__line" role="status">${lineOf(asked, view)}</p>
    ${
      answer.kind === 'competent'
        ? competent(answer, asked, view)
        : answer.kind === 'nobody'
          ? nobody(answer, asked, view)
          : answer.kind === 'contradiction'
            ? html`<p class="kern-body narrow">${say(answer.because)}</p>`
            : nothing
    }
    ${'row' in answer ? why(answer, asked, view) : nothing} ${others(asked, view)}
  </section>`;
}

function lineOf({ answer, names }: Asked, { say, language }: View): TemplateResult | string {
  if (answer.kind === 'competent')
    return html`${say(words.competent)}: <strong>${called(answer.by, names, say)}</strong>`;
  if (answer.kind === 'question') return say(words.open);
  if (answer.kind === 'undecided') return say(words.undecided);
  if (answer.kind === 'not-in-force') return `${say(words.notInForce)} ${day(answer.from, language)}.`;
  return html`<strong>${say(words[answer.kind])}</strong>`;
}

function competent(answer: CompetentSaid, asked: Asked, view: View): TemplateResult {
  const { say } = view;
  const { right, form, documents, paragraph, deadline, duplicatesCheck: check, offers } = answer;
  return html`<dl class="competence-facts">
      ${check ? fact(say(words.first), grounded(check, say)) : nothing}
      ${fact(say(words[right]), say(form.titles))} ${fact(say(words.paragraph), say(paragraph))}
      ${fact(
        say(words.documents),
        documents.length === 0
          ? say(words.noDocuments)
          : html`<ul>
              ${documents.map(({ titles }) => html`<li>${say(titles)}</li>`)}
            </ul>`,
      )}
      ${deadline ? fact(say(words.deadline), grounded(deadline, say)) : nothing}
    </dl>
    ${offers.length === 0 ? nothing : offerTable(words.bridging, offers, asked, view)}`;
}

function nobody({ because, paragraph, offers }: NobodySaid, asked: Asked, view: View): TemplateResult {
  const { say } = view;
  return html`<p class="kern-body narrow">${say(because)}</p>
    <dl class="competence-facts">${fact(say(words.paragraph), say(paragraph))}</dl>
    ${offerTable(words.offers, offers, asked, view)}`;
}

function offerTable(title: Text, offers: readonly Offer[], { names }: Asked, { say }: View): TemplateResult {
  return dataTable<Offer>(
    say(title),
    [
      { head: say(words.offer), cell: ({ titles }) => say(titles) },
      { head: say(words.by), cell: ({ by }) => called(by, names, say) },
      { head: say(words.place), cell: ({ place }) => place },
      { head: say(words.level), cell: ({ level }) => level },
    ],
    offers,
    say(words.noOffers),
  );
}

function why(fire: Fire, { table }: Asked, { say, language }: View): TemplateResult {
  const { row, from, until, matched, note } = fire;
  const ended = until ? `, ${say(words.until)} ${day(until, language)}` : '';
  return html`<h3 class="kern-heading-small">${say(words.why)}</h3>
    <p class="kern-body narrow">
      ${say(words.row)} <span class="code">${row}</span> ${say(words.ofTable)}
      <span class="code">${table.id}</span> (${say(words.version)} ${table.version}), ${say(words.since)}
      ${day(from, language)}${ended}
    </p>
    <dl class="competence-facts">
      ${matched.map(({ titles, answer }) => fact(say(titles), say(answer)))}
      ${note ? fact(say(words.note), say(note)) : nothing}
    </dl>`;
}

/** Why not the others: folded away, each row with what it would take. */
function others({ whyNot, names }: Asked, { say }: View): TemplateResult | typeof nothing {
  if (whyNot.length === 0) return nothing;
  return html`<details data-why-not>
    <summary class="kern-body">${say(words.others)}</summary>
    <ul class="competence-others">
      ${whyNot.map(
        ({ row, by, form, unmet }) =>
          html`<li data-row=${row}>
            <strong>${called(by, names, say)}</strong> (${say(form)}, ${say(words.row)}
            <span class="code">${row}</span>) ${say(words.onlyIf)}:
            <ul>
              ${unmet.map(
                ({ titles, condition, answer }) =>
                  html`<li>${say(titles)}: ${say(condition)}. ${say(words.answered)}: ${say(answer)}.</li>`,
              )}
            </ul>
          </li>`,
      )}
    </ul>
  </details>`;
}

function grounded(
  { titles, paragraph }: { readonly titles: Text; readonly paragraph: Text },
  say: View['say'],
): string {
  return `${say(titles)} (${say(paragraph)})`;
}

function called(id: string, names: Asked['names'], say: View['say']): string {
  const titles = names[id];
  return titles === undefined ? id : say(titles);
}

function fact(label: string, value: TemplateResult | string): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}
