import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { button } from '../page/fields.ts';
import type { Text } from '../page/text.ts';
import { caseAtDesk } from './casework.ts';
import { conflictOutcomes } from './codes.ts';
import { conflictWords as words } from './conflict-words.ts';
import type { ConflictNamed } from './conflicts.ts';
import type { Answer } from './task-answer.ts';
import './task-answer.ts';

/** The conflict on which a word is to be said, and how that is done. */
export interface ConflictAsked {
  readonly reference: string;
  readonly named: ConflictNamed;
  /** Tells it apart on the page. */
  readonly about: string;
  readonly isAcknowledged: boolean;
  readonly busy: boolean;
  readonly act: (done: Text, path: string, body: object) => void;
}

/** To take note of a conflict, and folded away to say how it ended. */
export function conflictAnswer(asked: ConflictAsked, { say, ...view }: View): TemplateResult {
  const { reference, named, about, isAcknowledged, busy, act } = asked;
  const path = `${caseAtDesk(reference)}/conflicts`;
  const choices = Object.entries(conflictOutcomes).map(([value, text]) => ({ value, label: say(text) }));
  const resolved = ({ detail }: CustomEvent<Answer>): void =>
    act(words.resolved, `${path}/resolve`, { ...named, outcome: detail.choice });
  return html`${
      isAcknowledged
        ? nothing
        : html`<div class="buttons">
            ${button(say(words.acknowledge), () => act(words.acknowledged, `${path}/acknowledge`, named), { busy, about })}
          </div>`
    }
    <details>
      <summary class="kern-link">${say(words.resolve)}<span class="kern-sr-only">: ${about}</span></summary>
      <task-answer
        .view=${{ ...view, say }}
        .name=${`conflict-${[named.rule, ...named.entries].join('-')}`}
        .question=${say(words.how)}
        .choices=${choices}
        .label=${say(words.say)}
        .busy=${busy}
        @answered=${resolved}
      ></task-answer>
    </details>`;
}
