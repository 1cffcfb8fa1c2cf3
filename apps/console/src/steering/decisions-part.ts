import { html, nothing, type TemplateResult } from 'lit';
import { day } from '../page/dates.ts';
import type { Language, Text } from '../page/text.ts';
import type { Decision, Proposal, Proposals, Titles, Version } from './decision.ts';
import {
  actWords,
  comparedSaid,
  decisionWords as words,
  kindWords,
  overtakenSaid,
  sectionWords,
  stateWords,
  voteWords,
  whatIfSaid,
} from './decisions-words.ts';
import { changeTitled, titledIn } from './titled-in.ts';

/** The proposals of a network, each as a line of time from the finding to what came of it. */
export function decisionsPart({ proposals, titles }: Proposals, language: Language): TemplateResult {
  return html`<section class="decisions">
    <h2 class="kern-heading-medium">${words.title[language]}</h2>
    ${
      proposals.length === 0
        ? html`<p class="kern-body">${words.none[language]}</p>`
        : proposals.map((one) => proposalPart(one, titles, language))
    }
  </section>`;
}

type NameOf = (agency: string) => string;

function proposalPart(one: Proposal, titles: Titles, language: Language): TemplateResult {
  const titleOf = titledIn(titles);
  const nameOf: NameOf = (agency) => titleOf('parties', agency)[language];
  const { proposal, state, finding, decisions, adopted, units, withdrawnAt, doubts, effect } = one;
  return html`<article>
    <h3 class="kern-heading-small">
      ${titleOf('steering', finding.step)[language]} (${proposal}): ${stateWords[state]?.[language] ?? state}
    </h3>
    <ol class="proposal kern-body">
      <li>${words.finding[language]}, ${finding.quarter}: ${finding.sentence[language]}</li>
      <li>
        ${words.proposed[language]}: ${nameOf(one.by)}, ${day(one.at, language)}
        ${changesPart(one, titles, language)} ${overtakenPart(one, language)}
      </li>
      ${decisions.map((said) => html`<li>${decisionSaid(said, nameOf, language)}</li>`)}
      ${whoDecides(one, nameOf, language)}
      ${
        withdrawnAt === undefined
          ? nothing
          : html`<li>${words.withdrawn[language]}, ${day(withdrawnAt, language)}</li>`
      }
      ${doubts.map(
        ({ agency, at, act }) =>
          html`<li>
            ${day(at, language)}: ${nameOf(agency)} – ${actWords[act]?.[language] ?? act}
            (${words.inDoubt[language]})
          </li>`,
      )}
      ${
        adopted === undefined
          ? nothing
          : html`<li>
              ${day(adopted.at, language)}: ${words.adopted[language]} ${day(adopted.from, language)}
            </li>`
      }
      ${units.map(
        ({ agency, unit, on }) =>
          html`<li>${day(on, language)}: ${words.inForce[language]}, ${nameOf(agency)}, ${unit}</li>`,
      )}
      ${
        effect === undefined
          ? nothing
          : html`<li>
              <strong>${words.effect[language]}</strong> (${words.upTo[language]} ${effect.closing}):
              ${effect.sentence[language]}
            </li>`
      }
    </ol>
  </article>`;
}

/** Who is asked, who is missing among them, and who decides elsewhere: nobody is passed over in silence. */
function whoDecides(
  { asked, onPaper, awaited, adopted }: Proposal,
  nameOf: NameOf,
  language: Language,
): readonly TemplateResult[] {
  const lines = [
    [adopted === undefined ? words.asked : words.signed, asked],
    [words.awaited, awaited],
    [words.onPaper, onPaper],
  ] as const;
  return lines
    .filter(([, agencies]) => agencies.length > 0)
    .map(([who, agencies]) => html`<li>${who[language]}: ${agencies.map(nameOf).join(', ')}</li>`);
}

/** Seen without unfolding anything: a yes may mean more than is listed. */
function overtakenPart({ overtakenBy }: Proposal, language: Language): TemplateResult | typeof nothing {
  return overtakenBy === undefined
    ? nothing
    : html`<p><strong>${versionSaid(overtakenSaid, overtakenBy)[language]}</strong></p>`;
}

function versionSaid(said: (version: number, from: Text) => Text, { version, from }: Version): Text {
  return said(version, { de: day(from, 'de'), en: day(from, 'en') });
}

function changesPart(
  { changes, whatIf, comparedWith }: Proposal,
  titles: Titles,
  language: Language,
): TemplateResult {
  return html`<details>
    <summary>${words.changes[language]} (${changes.length})</summary>
    ${comparedWith === undefined ? nothing : html`<p>${versionSaid(comparedSaid, comparedWith)[language]}</p>`}
    <ul>
      ${changes.map(
        (change) =>
          html`<li>
            ${sectionWords[change.section]?.[language] ?? change.section}:
            ${changeTitled(titles, change)[language]} – ${kindWords[change.kind]?.[language] ?? change.kind}
          </li>`,
      )}
      ${whatIf.map(
        ({ table, cases, casesChanged }) =>
          html`<li>
            ${words.whatIf[language]}:
            ${whatIfSaid(titledIn(titles)('competence', table), cases, casesChanged)[language]}
          </li>`,
      )}
    </ul>
  </details>`;
}

function decisionSaid(
  { agency, at, decision, reason, counts, inDoubt }: Decision,
  nameOf: NameOf,
  language: Language,
) {
  const vote = voteWords[decision]?.[language] ?? decision;
  const why = inDoubt ? words.inDoubt : words.earlier;
  const not = counts ? '' : ` (${why[language]})`;
  return `${day(at, language)}: ${nameOf(agency)} – ${vote}${not}. ${reason}`;
}
