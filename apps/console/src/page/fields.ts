import { html, nothing, type TemplateResult } from 'lit';

interface Labelled {
  /** Unique in the page; also the name of the field. */
  readonly id: string;
  readonly label: string | TemplateResult;
  readonly hint?: string | TemplateResult;
  /** What is wrong, with the fix. */
  readonly error?: string | TemplateResult | undefined;
}

/** One way to answer. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** A line to type into. */
export function textField(
  field: Labelled & {
    readonly value: string;
    readonly onInput: (value: string) => void;
    readonly type?: 'text' | 'search' | 'date' | 'datetime-local' | 'number' | 'password';
    readonly required?: boolean;
    readonly autocomplete?: string;
    readonly inputmode?: 'numeric' | 'text';
  },
): TemplateResult {
  const { id, label, value, onInput, error } = field;
  return html`<div class="kern-form-input ${error ? 'kern-form-input--error' : ''}">
    <label class="kern-label" for=${id}>${label}</label>
    ${hintOf(field)}
    <input
      id=${id}
      name=${id}
      class="kern-form-input__input ${error ? 'kern-form-input__input--error' : ''}"
      type=${field.type ?? 'text'}
      autocomplete=${field.autocomplete ?? 'off'}
      inputmode=${field.inputmode ?? nothing}
      ?required=${field.required === true}
      aria-invalid=${error ? 'true' : nothing}
      aria-describedby=${describedBy(field)}
      .value=${value}
      @input=${(event: Event) => onInput((event.target as HTMLInputElement).value)}
    />
    ${errorOf(field)}
  </div>`;
}

/** One of a list. */
export function selectField(
  field: Labelled & {
    readonly choices: readonly Choice[];
    readonly value: string;
    readonly onChange: (value: string) => void;
  },
): TemplateResult {
  const { id, label, choices, value, onChange } = field;
  return html`<div class="kern-form-input">
    <label class="kern-label" for=${id}>${label}</label>
    ${hintOf(field)}
    <div class="kern-form-input__select-wrapper">
      <select
        id=${id}
        name=${id}
        class="kern-form-input__select"
        aria-describedby=${describedBy(field)}
        @change=${(event: Event) => onChange((event.target as HTMLSelectElement).value)}
      >
        ${choices.map((one) => html`<option value=${one.value} ?selected=${one.value === value}>${one.label}</option>`)}
      </select>
    </div>
    ${errorOf(field)}
  </div>`;
}

/** A question with one answer out of a few, all of which are seen. */
export function choiceField(
  field: Labelled & {
    readonly choices: readonly Choice[];
    readonly value: string;
    readonly onChange: (value: string) => void;
  },
): TemplateResult {
  const { id, label, choices, value, onChange } = field;
  return html`<fieldset class="kern-fieldset" aria-describedby=${describedBy(field)}>
    <legend class="kern-label">${label}</legend>
    ${hintOf(field)}
    <div class="kern-fieldset__body">
      ${choices.map(
        (one, at) =>
          html`<div class="kern-form-check">
            <input
              class="kern-form-check__radio"
              type="radio"
              id=${`${id}-${at}`}
              name=${id}
              value=${one.value}
              .checked=${one.value === value}
              @change=${() => onChange(one.value)}
            />
            <label class="kern-label" for=${`${id}-${at}`}>${one.label}</label>
          </div>`,
      )}
    </div>
    ${errorOf(field)}
  </fieldset>`;
}

/** A box to tick. */
export function checkField(
  field: Labelled & { readonly checked: boolean; readonly onChange: (checked: boolean) => void },
): TemplateResult {
  const { id, label, checked, onChange } = field;
  return html`<div class="kern-form-check">
      <input
        class="kern-form-check__checkbox"
        type="checkbox"
        id=${id}
        name=${id}
        aria-describedby=${describedBy(field)}
        .checked=${checked}
        @change=${(event: Event) => onChange((event.target as HTMLInputElement).checked)}
      />
      <label class="kern-label" for=${id}>${label}</label>
    </div>
    ${hintOf(field)}${errorOf(field)}`;
}

/** What is special about a button. */
export interface ButtonLook {
  readonly kind?: 'primary' | 'secondary' | 'tertiary';
  /** Does nothing now; it keeps the focus, which a disabled button would lose. */
  readonly busy?: boolean;
  /** Tells equal ones apart for who hears the page. */
  readonly about?: string;
}

/** A button of a form or of a card. `heard` is its label as one text where what is seen is more than a text. */
export function button(
  label: string | TemplateResult,
  onClick: () => void,
  how: ButtonLook = {},
  heard = typeof label === 'string' ? label : '',
): TemplateResult {
  return html`<button
    type="button"
    class="kern-btn kern-btn--${how.kind ?? 'secondary'}"
    aria-disabled=${how.busy === true ? 'true' : nothing}
    aria-label=${how.about === undefined ? nothing : `${heard}: ${how.about}`}
    @click=${how.busy === true ? nothing : onClick}
  >
    <span class="kern-label">${label}</span>
  </button>`;
}

function hintOf({ id, hint }: Labelled): TemplateResult | typeof nothing {
  return hint === undefined ? nothing : html`<div class="kern-hint" id=${`${id}-hint`}>${hint}</div>`;
}

function errorOf({ id, error }: Labelled): TemplateResult | typeof nothing {
  return error
    ? html`<p class="kern-error" id=${`${id}-error`}><span class="kern-body">${error}</span></p>`
    : nothing;
}

function describedBy({ id, hint, error }: Labelled): string | typeof nothing {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error ? [`${id}-error`] : [])];
  return ids.length === 0 ? nothing : ids.join(' ');
}
