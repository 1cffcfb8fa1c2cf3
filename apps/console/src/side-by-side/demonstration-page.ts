import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { selectField } from '../page/fields.ts';
import { framed } from '../page/frame.ts';
import { notice } from '../page/notice.ts';
import { chooseLanguage, chosenLanguage } from '../page/preferences.ts';
import { sayIn, type Language } from '../page/text.ts';
import './agency-pane.ts';
import { loadDemonstration, type Demonstration, type DemonstrationCase } from './demonstration.ts';
import { words } from './words.ts';

/** The demonstration's page: one case, seen by two agencies side by side. Light DOM, so that KERN's styles reach it. */
class DemonstrationPage extends LitElement {
  static override properties = {
    demonstration: { state: true },
    caseId: { state: true },
    panes: { state: true },
    language: { state: true },
    turn: { state: true },
    missing: { state: true },
  };

  declare demonstration: Demonstration | undefined;
  declare caseId: string;
  declare panes: readonly string[];
  declare language: Language;
  /** Raised when something changed that the other pane must read again. */
  declare turn: number;
  declare missing: boolean;

  constructor() {
    super();
    const address = new URL(location.href).searchParams;
    this.caseId = address.get('case') ?? '';
    this.panes = [address.get('left') ?? '', address.get('right') ?? ''];
    this.turn = 0;
    this.missing = false;
    this.speak(chosenLanguage());
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    const demonstration = await loadDemonstration();
    this.missing = demonstration === undefined;
    if (!demonstration) return;
    this.demonstration = demonstration;
    if (!demonstration.cases.some((one) => one.id === this.caseId))
      this.choose(demonstration.cases[0]?.id ?? '');
    else this.choosePanes();
  }

  private get current(): DemonstrationCase | undefined {
    return this.demonstration?.cases.find((one) => one.id === this.caseId);
  }

  private choose(caseId: string): void {
    this.caseId = caseId;
    this.choosePanes();
    this.remember();
  }

  /** Keeps the chosen agencies where they have a file in the case, else takes the first that have one, at last any. */
  private choosePanes(): void {
    const having = Object.keys(this.current?.references ?? {});
    const all = this.demonstration?.agencies.map(({ agency }) => agency) ?? [];
    const [wantedLeft, wantedRight] = this.panes;
    const left = having.find((agency) => agency === wantedLeft) ?? having[0] ?? '';
    const right =
      having.find((agency) => agency === wantedRight && agency !== left) ??
      [...having, ...all].find((agency) => agency !== left) ??
      '';
    this.panes = [left, right];
  }

  private remember(): void {
    const [left = '', right = ''] = this.panes;
    const address = new URLSearchParams({ case: this.caseId, left, right, lang: this.language });
    history.replaceState(null, '', `?${address}`);
  }

  private show(pane: number, agency: string): void {
    this.panes = this.panes.map((one, at) => (at === pane ? agency : one));
    this.remember();
  }

  private speak(language: Language): void {
    this.language = language;
    chooseLanguage(language);
  }

  protected override willUpdate(): void {
    document.title = `Wegmarke – ${words.title[this.language]}`;
  }

  protected override render(): TemplateResult {
    const { demonstration, language } = this;
    const say = sayIn(language);
    const onLanguage = (chosen: Language): void => {
      this.speak(chosen);
      this.remember();
    };
    return framed(
      { whose: say(words.demonstration), language, onLanguage },
      html`<h1 class="kern-heading-large">${say(words.title)}</h1>
        <p class="kern-body">${say(words.lead)}</p>
        ${this.missing ? html`<div role="alert">${notice('danger', say(words.noAgencies))}</div>` : nothing}
        ${demonstration ? this.chooser(demonstration) : nothing}
        <div class="panes">
          ${this.panes.map((agency, at) => (demonstration ? this.pane(demonstration, agency, at) : nothing))}
        </div>
        ${demonstration ? this.withoutCases(demonstration) : nothing}`,
    );
  }

  private chooser({ cases }: Demonstration): TemplateResult {
    const { caseId, current, language } = this;
    return html`
      <div class="chooser">
        ${selectField({
          id: 'case',
          label: words.case[language],
          choices: cases.map(({ id, title }) => ({ value: id, label: `${id} · ${title[language]}` })),
          value: caseId,
          onChange: (chosen) => this.choose(chosen),
        })}
      </div>
      <p class="kern-body story">${current?.story[language] ?? nothing}</p>
    `;
  }

  /** Who signed too and has no pane, as nothing of any case reaches it. */
  private withoutCases({ parties }: Demonstration): TemplateResult | typeof nothing {
    const names = parties.filter(({ part }) => part === 'no-case-data');
    if (names.length === 0) return nothing;
    return html`<p class="kern-body" data-without-cases>
      ${words.withoutCases[this.language]} ${names.map(({ name }) => name[this.language]).join(', ')}.
    </p>`;
  }

  private pane({ agencies }: Demonstration, agency: string, at: number): TemplateResult {
    return html`<agency-pane
      .agencies=${agencies}
      .agency=${agency}
      .reference=${this.current?.references[agency]}
      .language=${this.language}
      .turn=${this.turn}
      @choose-agency=${(event: CustomEvent<string>) => this.show(at, event.detail)}
      @changed=${() => (this.turn += 1)}
    ></agency-pane>`;
  }
}

customElements.define('demonstration-page', DemonstrationPage);
