import { html, nothing, type TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { line } from './actions.ts';
import type { NextStep } from './hub.ts';
import { said, saidByHub } from './said.ts';

const limits: Readonly<Record<NextStep['limits'][number]['kind'], Key>> = {
  target: 'nextTarget',
  legal: 'nextLegal',
  lapse: 'nextLapse',
};

/** What comes next on the person's way, and whose turn it is; nothing where nothing runs. */
export function nextShown(pack: Pack, steps: readonly NextStep[]): TemplateResult | typeof nothing {
  if (steps.length === 0) return nothing;
  return html`<section aria-labelledby="next" data-next>
    <h2 class="kern-heading-medium" id="next">${said(pack, 'nextTitle')}</h2>
    ${line(pack, 'nextLead')}
    <ul class="cards">
      ${steps.map(
        (step) =>
          html`<li class="card" data-chain=${step.chain} data-step=${step.step}>
            <h3 class="kern-heading-small">${saidByHub(pack, step.title)}</h3>
            <p class="kern-body">${saidByHub(pack, step.chainTitle)}</p>
            <p class="kern-body"><strong>${turnSaid(pack, step)}</strong></p>
            ${step.limits.map((limit) => limitSaid(pack, limit))}
          </li>`,
      )}
    </ul>
  </section>`;
}

function turnSaid(pack: Pack, { own, agencyNames: agencies }: NextStep): TemplateResult {
  if (!own) return said(pack, 'nextAgency', { agencies });
  return agencies.length === 0 ? said(pack, 'nextYou') : said(pack, 'nextYouOr', { agencies });
}

/** Where the ground is not named, the day alone is said. */
function limitSaid(pack: Pack, { kind, due, paragraph, isPast }: NextStep['limits'][number]): TemplateResult {
  const when = { instant: due };
  const text =
    paragraph === undefined || kind === 'target'
      ? said(pack, 'nextTarget', { when })
      : said(pack, limits[kind], { when, paragraph });
  return html`<p class="kern-body">${text}${isPast ? html`<br />${said(pack, 'nextPast')}` : nothing}</p>`;
}
