import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { get, post } from '../page/call.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import { button, choiceField, selectField, textField, type Choice } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import type { Text } from '../page/text.ts';
import { caseWords as words, rightStates } from './case-words.ts';
import { caseAtDesk, casePage } from './casework.ts';
import { identityChecks, rightKinds } from './codes.ts';
import type { Parties } from './parties.ts';
import { words as listWords } from './words.ts';

interface RightShown {
  readonly request: string;
  readonly kind: keyof typeof rightKinds;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly state: string;
}

/** What the person asks for (Art. 15 to 21 GDPR), taken down at the desk; each controller's rights desk decides on its part. */
class RequestView extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    kind: { state: true },
    rowId: { state: true },
    receivedOn: { state: true },
    identityCheck: { state: true },
    isMissing: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare private kind: string;
  declare private rowId: string;
  /** `YYYY-MM-DD` */
  declare private receivedOn: string;
  /** Said by whoever checked; never taken as given. */
  declare private identityCheck: string;
  declare private isMissing: boolean;
  private readonly action = new Action(this);
  private readonly parties = new Loaded(this, () => get<Parties>('desk/parties'));
  private readonly requests = new Loaded(this, () =>
    get<{ readonly rights: readonly RightShown[] }>(`${caseAtDesk(this.reference)}/rights`),
  );

  constructor() {
    super();
    this.kind = 'access';
    this.rowId = '';
    this.receivedOn = today();
    this.identityCheck = '';
    this.isMissing = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">
        ${say(words.request)} – ${say(listWords.caseOf)} ${this.reference}
      </h1>
      <p class="kern-body narrow">${say(words.requestLead)}</p>
      ${this.action.shown(language)}
      <div class="narrow stack">
        ${choiceField({
          id: 'kind',
          label: say(words.kind),
          value: this.kind,
          choices: this.choicesOf(rightKinds),
          onChange: (value) => (this.kind = value),
        })}
        ${this.kind === 'objection' ? this.parties.show(language, (told) => this.rows(told)) : nothing}
        ${textField({
          id: 'received',
          type: 'date',
          label: say(words.receivedOn),
          value: this.receivedOn,
          onInput: (value) => (this.receivedOn = value),
        })}
        ${choiceField({
          id: 'identity',
          label: say(words.identity),
          value: this.identityCheck,
          choices: this.choicesOf(identityChecks),
          onChange: (value) => this.checked(value),
          error: this.isMissing ? say(words.identityMissing) : undefined,
        })}
        <div class="buttons">
          ${button(say(words.takeDown), () => void this.takeDown(), { kind: 'primary', busy: this.action.isBusy })}
        </div>
      </div>
      <h2 class="kern-heading-medium">${say(words.requests)}</h2>
      ${this.requests.show(language, ({ rights }) => this.list(rights))}
      <p class="kern-body"><a class="kern-link" href=${casePage(this.reference)}>${say(words.back)}</a></p>`;
  }

  private checked(check: string): void {
    this.identityCheck = check;
    this.isMissing = false;
  }

  private choicesOf(codes: Readonly<Record<string, Text>>): readonly Choice[] {
    return Object.entries(codes).map(([value, text]) => ({ value, label: this.view.say(text) }));
  }

  /** An objection is against one row of the agreement by which something is told by law. */
  private rows({ rows }: Parties): TemplateResult {
    const { language, say } = this.view;
    const named = (texts: readonly Text[]): string => texts.map((text) => text[language]).join(', ');
    return selectField({
      id: 'row',
      label: say(words.row),
      value: this.rowId,
      choices: [
        { value: '', label: '–' },
        ...rows.map(({ id, paragraph, types, senders, recipients }) => ({
          value: id,
          label: `${named(senders)} → ${named(recipients)}: ${named(types)} (${paragraph[language]})`,
        })),
      ],
      onChange: (value) => (this.rowId = value),
    });
  }

  private list(rights: readonly RightShown[]): TemplateResult {
    const { language, say } = this.view;
    return dataTable<RightShown>(
      say(words.requests),
      [
        { head: say(words.kind), cell: ({ kind }) => say(rightKinds[kind]) },
        { head: say(words.receivedOn), cell: ({ receivedAt }) => day(receivedAt, language) },
        { head: say(words.due), cell: ({ dueAt }) => day(dueAt, language) },
        { head: say(words.state), cell: ({ state }) => rightStates[state]?.[language] ?? state },
      ],
      rights,
      say(words.requestsNone),
    );
  }

  private async takeDown(): Promise<void> {
    const { kind, rowId, receivedOn, identityCheck } = this;
    this.isMissing = identityCheck === '';
    if (this.isMissing) return this.querySelector<HTMLElement>('#identity-0')?.focus();
    // A request of today was received by now; an earlier one at the latest at noon of its day.
    const receivedAt = receivedOn === today() ? new Date().toISOString() : `${receivedOn}T12:00:00.000Z`;
    const body = { kind, receivedAt, identityCheck, ...(kind === 'objection' && { rowId }) };
    const path = `${caseAtDesk(this.reference)}/rights`;
    await this.action.run(words.requested, () => post<Answered>(path, body));
    void this.requests.reload();
  }
}

function today(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
}

customElements.define('request-view', RequestView);
