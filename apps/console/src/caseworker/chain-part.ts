import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { chainWords as words, endText, limitText, stateText } from './chain-words.ts';
import { openSteps, type ChainsTold, type ChainTold, type StepTold } from './chains.ts';

/** What comes next in a case; nothing where no chain has begun. */
export function chainsShown({ chains }: ChainsTold, view: View): TemplateResult | typeof nothing {
  if (chains.length === 0) return nothing;
  const { say } = view;
  return html`<section class="chains" aria-labelledby="next-steps">
    <h2 class="kern-heading-medium" id="next-steps">${say(words.title)}</h2>
    <p class="kern-body narrow">${say(words.lead)}</p>
    ${chains.map((chain) => chainShown(chain, view))}
  </section>`;
}

function chainShown(chain: ChainTold, view: View): TemplateResult {
  const { language, say } = view;
  const { open, folded } = openSteps(chain);
  const end = endText(chain, language);
  const label = end === undefined ? `${say(words.allSteps)} (${folded.length})` : end;
  return html`<section class="card chain" data-chain=${chain.id} data-state=${chain.state}>
    <h3 class="kern-heading-small">${chain.titles[language]}</h3>
    ${open.length === 0 ? nothing : steps(open, view)}
    ${
      folded.length === 0
        ? nothing
        : html`<details>
            <summary class="kern-body">${label}</summary>
            ${steps(folded, view)}
          </details>`
    }
  </section>`;
}

function steps(shown: readonly StepTold[], view: View): TemplateResult {
  return html`<ol class="chain__steps">
    ${shown.map((step) => html`<li data-step=${step.id} data-state=${step.state}>${stepShown(step, view)}</li>`)}
  </ol>`;
}

function stepShown(step: StepTold, { language, say }: View): TemplateResult {
  const names = step.actors.map(({ titles, isOwn }) =>
    isOwn ? `${say(words.own)} (${titles[language]})` : titles[language],
  );
  const limits = step.state === 'next' ? step.limits : [];
  const isOurTurn = step.actors.some(({ isOwn }) => isOwn);
  return html`${stateText(step, language)}:
    <strong>${step.titles[language]}</strong>
    ${names.length === 0 ? nothing : html`<br />${say(words.actors)}: ${names.join(', ')}`}
    ${limits.map((limit) => {
      const text = limitText(limit, language, isOurTurn);
      return html`<br />${isOurTurn && limit.overdueDays !== undefined ? html`<strong>${text}</strong>` : text}`;
    })}`;
}
