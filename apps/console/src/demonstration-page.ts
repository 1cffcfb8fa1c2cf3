import { html, LitElement, nothing, type TemplateResult } from 'lit';
import './agency-pane.ts';
import { loadDemonstration, type Demonstration, type DemonstrationCase } from './demonstration.ts';
import { words, type Language } from './language.ts';

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
    this.language = address.get('lang') === 'en' ? 'en' : 'de';
    this.turn = 0;
    this.missing = false;
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

  private switchLanguage(): void {
    this.language = this.language === 'de' ? 'en' : 'de';
    this.remember();
  }

  protected override willUpdate(): void {
    document.documentElement.lang = this.language;
    document.title = `Wegmarke – ${words.title[this.language]}`;
  }

  protected override render(): TemplateResult {
    const say = (text: { de: string; en: string }): string => text[this.language];
    return html`
      <a class="skip-link kern-link" href="#content">${say(words.skip)}</a>
      <header class="masthead">
        <div class="masthead__row">
          <p class="masthead__name"><strong>Wegmarke</strong> <span>${say(words.demonstration)}</span></p>
          <button
            type="button"
            class="kern-btn kern-btn--tertiary"
            @click=${() => this.switchLanguage()}
            lang=${this.language === 'de' ? 'en' : 'de'}
          >
            <span class="kern-label">${say(words.otherLanguage)}</span>
          </button>
        </div>
      </header>
      <main id="content" class="page">
        <h1 class="kern-heading-large">${say(words.title)}</h1>
        <p class="kern-body">${say(words.lead)}</p>
        ${this.missing ? html`<p class="kern-body" role="alert">${say(words.noAgencies)}</p>` : nothing}
        ${this.demonstration ? this.chooser(this.demonstration) : nothing}
        <div class="panes">
          ${this.panes.map((agency, at) => (this.demonstration ? this.pane(this.demonstration, agency, at) : nothing))}
        </div>
      </main>
    `;
  }

  private chooser(demonstration: Demonstration): TemplateResult {
    return html`
      <div class="kern-form-input chooser">
        <label class="kern-label" for="case">${words.case[this.language]}</label>
        <div class="kern-form-input__select-wrapper">
          <select
            id="case"
            class="kern-form-input__select"
            @change=${(event: Event) => this.choose((event.target as HTMLSelectElement).value)}
          >
            ${demonstration.cases.map(
              (one) =>
                html`<option value=${one.id} ?selected=${one.id === this.caseId}>
                  ${one.id} · ${one.title[this.language]}
                </option>`,
            )}
          </select>
        </div>
      </div>
      <p class="kern-body story">${this.current?.story[this.language] ?? nothing}</p>
    `;
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
