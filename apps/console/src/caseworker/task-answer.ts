import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { button, choiceField, textField, type Choice } from '../page/fields.ts';
import { taskWords as words } from './task-words.ts';

/** What somebody answered: the chosen code, and what only some choices need. */
export interface Answer {
  readonly choice: string;
  readonly paragraph: string;
  readonly until: string;
}

/** A question with one answer out of a few, in the task itself; says `answered` with the `Answer`. */
class TaskAnswer extends LitElement {
  static override properties = {
    view: { attribute: false },
    name: { attribute: false },
    question: { attribute: false },
    choices: { attribute: false },
    keeps: { attribute: false },
    label: { attribute: false },
    busy: { attribute: false },
    answer: { state: true },
  };

  declare view: View;
  /** Unique in the page. */
  declare name: string;
  declare question: string;
  declare choices: readonly Choice[];
  /** The choice that needs a paragraph and may name a day; undefined: none. */
  declare keeps: string | undefined;
  declare label: string;
  declare busy: boolean;
  declare private answer: Answer;

  constructor() {
    super();
    this.answer = { choice: '', paragraph: '', until: '' };
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { name, question, choices, label, answer, busy } = this;
    return html`${choiceField({
        id: name,
        label: question,
        value: answer.choice,
        choices,
        onChange: (choice) => this.change({ choice }),
      })}
      ${this.keeps !== undefined && answer.choice === this.keeps ? this.kept() : nothing}
      <div class="buttons">
        ${answer.choice === '' ? nothing : button(label, () => this.say(), { kind: 'primary', busy, about: question })}
      </div>`;
  }

  private kept(): TemplateResult {
    const { say } = this.view;
    return html`${textField({
      id: `${this.name}-paragraph`,
      label: say(words.paragraph),
      value: this.answer.paragraph,
      onInput: (paragraph) => this.change({ paragraph }),
    })}
    ${textField({
      id: `${this.name}-until`,
      type: 'date',
      label: say(words.keptUntil),
      value: this.answer.until,
      onInput: (until) => this.change({ until }),
    })}`;
  }

  private change(part: Partial<Answer>): void {
    this.answer = { ...this.answer, ...part };
  }

  private say(): void {
    this.dispatchEvent(new CustomEvent('answered', { detail: this.answer }));
  }
}

customElements.define('task-answer', TaskAnswer);
