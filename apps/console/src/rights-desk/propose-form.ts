import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { day } from '../page/dates.ts';
import { button, checkField, choiceField, selectField } from '../page/fields.ts';
import type { Language } from '../page/text.ts';
import { entrySaid } from './preview-table.ts';
import { mayBePartly, type Preview, type Right, type RightsList } from './rights.ts';
import { words } from './words.ts';

/** What is proposed for one request. */
export interface Proposal {
  readonly decision: string;
  readonly ground?: string;
  readonly withheld?: readonly string[];
}

/** Asks for a decision on one request; its host sends it and shows the receipt, as this form goes once it is proposed. */
class ProposeForm extends LitElement {
  static override properties = {
    right: { attribute: false },
    preview: { attribute: false },
    terms: { attribute: false },
    send: { attribute: false },
    busy: { attribute: false },
    language: { attribute: false },
    decision: { state: true },
    ground: { state: true },
    withheld: { state: true },
    isTried: { state: true },
  };

  declare right: Right;
  declare preview: Preview;
  declare terms: RightsList['terms'];
  declare send: (proposal: Proposal) => void;
  declare busy: boolean;
  declare language: Language;
  declare private decision: string;
  declare private ground: string;
  declare private withheld: readonly string[];
  /** Faults are shown once somebody has tried. */
  declare private isTried: boolean;

  constructor() {
    super();
    this.decision = 'grant';
    this.ground = '';
    this.withheld = [];
    this.isTried = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private get withholds(): boolean {
    return this.decision === 'grant-partly' && this.right.kind === 'access';
  }

  private get faults(): { readonly ground?: string; readonly withheld?: string } {
    const { language } = this;
    return {
      ...(this.decision !== 'grant' && this.ground === '' && { ground: words.groundMissing[language] }),
      ...(this.withholds && this.withheld.length === 0 && { withheld: words.withheldMissing[language] }),
    };
  }

  private async propose(): Promise<void> {
    this.isTried = true;
    if (Object.keys(this.faults).length > 0) {
      await this.updateComplete;
      this.querySelector<HTMLElement>(
        '[aria-invalid="true"], #propose-ground, fieldset[data-fault] input',
      )?.focus();
      return;
    }
    this.send({
      decision: this.decision,
      ...(this.decision !== 'grant' && { ground: this.ground }),
      ...(this.withholds && { withheld: this.withheld }),
    });
  }

  protected override render(): TemplateResult {
    const { language, terms, right, busy, faults } = this;
    const shown = this.isTried ? faults : {};
    const decisions = Object.entries(terms.decisions)
      .filter(([code]) => code !== 'grant-partly' || mayBePartly(right))
      .map(([value, text]) => ({ value, label: text[language] }));
    return html`<section class="card stack screen-only" aria-labelledby="propose-heading">
      <h2 class="kern-heading-medium" id="propose-heading">${words.propose[language]}</h2>
      ${choiceField({
        id: 'propose-decision',
        label: words.decision[language],
        choices: decisions,
        value: this.decision,
        onChange: (decision) => (this.decision = decision),
      })}
      ${this.decision === 'grant' ? nothing : this.grounds(shown.ground)}
      ${this.withholds ? this.entries(shown.withheld) : nothing}
      <div class="buttons">
        ${button(words.propose[language], () => void this.propose(), { kind: 'primary', busy })}
      </div>
    </section>`;
  }

  private grounds(error: string | undefined): TemplateResult {
    return groundField('propose-ground', {
      grounds: this.terms.grounds,
      language: this.language,
      value: this.ground,
      error,
      onChange: (ground) => (this.ground = ground),
    });
  }

  private entries(error: string | undefined): TemplateResult {
    const { language } = this;
    return html`<fieldset class="kern-fieldset" ?data-fault=${error !== undefined}>
      <legend class="kern-label">${words.withhold[language]}</legend>
      <div class="kern-fieldset__body">
        ${this.preview.entries.map((entry) =>
          checkField({
            id: `withhold-${entry.eventId}`,
            label: `${entrySaid(entry, language)}${entry.happenedAt === undefined ? '' : `, ${day(entry.happenedAt, language)}`}`,
            checked: this.withheld.includes(entry.eventId),
            onChange: (checked) =>
              (this.withheld = checked
                ? [...this.withheld, entry.eventId]
                : this.withheld.filter((id) => id !== entry.eventId)),
          }),
        )}
      </div>
      ${error === undefined ? nothing : html`<p class="kern-error"><span class="kern-body">${error}</span></p>`}
    </fieldset>`;
  }
}

customElements.define('rights-propose', ProposeForm);

/** One of the grounds, by its paragraph. */
export function groundField(
  id: string,
  field: {
    readonly grounds: RightsList['terms']['grounds'];
    readonly language: Language;
    readonly value: string;
    readonly error?: string | undefined;
    readonly onChange: (ground: string) => void;
  },
): TemplateResult {
  const { grounds, language, value, error, onChange } = field;
  return selectField({
    id,
    label: words.ground[language],
    error,
    value,
    onChange,
    choices: [
      { value: '', label: words.noGround[language] },
      ...Object.entries(grounds).map(([code, text]) => ({ value: code, label: text[language] })),
    ],
  });
}
