import { html, nothing, type TemplateResult } from 'lit';
import type { Pack } from '../packs/pack.ts';
import { line } from './actions.ts';
import type { Agreed } from './hub.ts';
import { said, saidByHub } from './said.ts';

/** Who looks after the person's case, and for which goals; nothing where nobody said so. */
export function managedShown(pack: Pack, { managers, goals }: Agreed): TemplateResult {
  return html`${managers.map(({ agencyName: agency, contactFunction: contact }) =>
    line(pack, 'planManagers', { agency, contact }),
  )}
  ${goals.map((one) => line(pack, 'planGoals', { agency: one.agencyName, goals: one.goals }))}`;
}

/** The person's wishes, each with its answer or that there is none yet. */
export function answersShown(pack: Pack, { wishes }: Agreed): TemplateResult | typeof nothing {
  if (wishes.length === 0) return nothing;
  return html`<h2 class="kern-heading-medium">${said(pack, 'wishesAnswers')}</h2>
    <ul class="cards">
      ${wishes.map(
        (one) =>
          html`<li class="card" data-wish=${one.wish}>
            <h3 class="kern-heading-small">${saidByHub(pack, one.title)}</h3>
            <p class="kern-body">${answerSaid(pack, one.answer)}</p>
          </li>`,
      )}
    </ul>`;
}

/** Where what was answered is not shown, who answered is. */
function answerSaid(pack: Pack, answer: Agreed['wishes'][number]['answer']): TemplateResult {
  if (answer === undefined) return said(pack, 'wishOpen');
  const { agencyName: agency, what: told } = answer;
  return told === undefined ? saidByHub(pack, agency) : said(pack, 'wishAnswered', { agency, answer: told });
}
