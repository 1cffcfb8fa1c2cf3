import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { framed } from '../page/frame.ts';
import { notice } from '../page/notice.ts';
import { chooseLanguage, chosenLanguage } from '../page/preferences.ts';
import type { Language, Text } from '../page/text.ts';
import { loadLanding, type PartyThere, storiesIn, type Landing, type Persona } from './landing.ts';
import { words } from './words.ts';

/** Where the card of a persona stands. */
type Group = 'here' | 'further' | 'elsewhere';

function groupOf({ isElsewhere, isFurther }: Persona): Group {
  if (isElsewhere) return 'elsewhere';
  return isFurther ? 'further' : 'here';
}

/** The first page of the demonstration: in one screen who can log in as whom, and what to try. */
class LandingPage extends LitElement {
  static override properties = {
    landing: { state: true },
    isMissing: { state: true },
    language: { state: true },
  };

  declare private landing: Landing | undefined;
  declare private isMissing: boolean;
  declare private language: Language;

  constructor() {
    super();
    this.isMissing = false;
    this.choose(chosenLanguage());
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    this.landing = await loadLanding().catch(() => undefined);
    this.isMissing = this.landing === undefined;
  }

  private choose(language: Language): void {
    this.language = language;
    chooseLanguage(language);
  }

  private say(text: Text): string {
    return text[this.language];
  }

  protected override willUpdate(): void {
    document.title = `${this.say(words.title)} – Wegmarke`;
  }

  protected override render(): TemplateResult {
    const { language, landing } = this;
    return framed(
      { whose: this.say(words.whose), language, onLanguage: (chosen) => this.choose(chosen) },
      html`<h1 class="kern-heading-large">${this.say(words.title)}</h1>
        <p class="kern-body narrow">${this.say(words.lead)}</p>
        ${this.isMissing ? notice('danger', this.say(words.missing)) : nothing}
        ${landing ? this.shown(landing) : nothing}
        ${!landing && !this.isMissing ? html`<p class="kern-body" role="status">${this.say(words.reading)}</p>` : nothing}`,
    );
  }

  private shown(landing: Landing): TemplateResult {
    return html`<section aria-labelledby="who">
        <h2 id="who" class="kern-heading-medium">${this.say(words.who)}</h2>
        <p class="kern-body">${this.say(words.noPassword)} ${this.say(words.tryThis)}</p>
        <ul class="cards landing__personas">
          ${this.personas(landing, 'here')} ${this.person(landing)}
        </ul>
      </section>
      <section aria-labelledby="stories">
        <h2 id="stories" class="kern-heading-medium">${this.say(words.stories)}</h2>
        <p class="kern-body">${this.say(words.storiesLead)}</p>
        <ul class="landing__stories">
          ${storiesIn(landing.cases).map(
            ({ shown, href }) =>
              html`<li class="kern-body" data-story=${shown.id}>
                <a class="kern-link" href=${`${href}&lang=${this.language}`}>${this.say(shown.title)}</a>
                <span>${this.say(shown.story)}</span>
              </li>`,
          )}
        </ul>
        <p class="kern-body">
          <a class="kern-link" href=${`side-by-side.html?lang=${this.language}`}
            >${this.say(words.sideBySide)}</a
          >
        </p>
      </section>
      <section aria-labelledby="further">
        <h2 id="further" class="kern-heading-medium">${this.say(words.further)}</h2>
        <ul class="cards landing__personas">
          ${this.personas(landing, 'further')}
        </ul>
      </section>
      <section aria-labelledby="elsewhere">
        <h2 id="elsewhere" class="kern-heading-medium">${this.say(words.elsewhere)}</h2>
        <p class="kern-body">${this.say(words.elsewhereLead)}</p>
        <ul class="cards landing__personas">
          ${this.personas(landing, 'elsewhere')}
        </ul>
      </section>
      <section aria-labelledby="parties">
        <h2 id="parties" class="kern-heading-medium">${this.say(words.parties)}</h2>
        <dl class="landing__parties">
          ${(['software', 'by-hand', 'no-case-data'] as const).map((part) => this.parties(landing, part))}
        </dl>
      </section>
      <section aria-labelledby="more">
        <h2 id="more" class="kern-heading-medium">${this.say(words.more)}</h2>
        <p class="kern-body">${this.say(words.docs)}</p>
      </section>`;
  }

  private personas(landing: Landing, group: Group): readonly TemplateResult[] {
    return (landing.personas ?? [])
      .filter((one) => groupOf(one) === group)
      .map((one) => this.persona(one, landing));
  }

  private persona(
    { id, title, isElsewhere, isFurther, agency, address, tryThis }: Persona,
    { agencies }: Landing,
  ): TemplateResult {
    const name = agencies.find((one) => one.agency === agency)?.name;
    return html`<li
      class="card"
      data-persona=${isElsewhere || isFurther ? nothing : id}
      data-further=${isFurther ? id : nothing}
      data-elsewhere=${isElsewhere ? id : nothing}
    >
      <h3 class="kern-heading-small">${this.say(title)}</h3>
      <p class="kern-body kern-body--small">${this.say(name ?? words.hubRole)}</p>
      ${this.toTry(tryThis)} ${this.way(address, words.open, title)}
    </li>`;
  }

  private parties({ parties }: Landing, part: PartyThere['part']): TemplateResult {
    const names = parties.filter((one) => one.part === part);
    return html`<div data-part=${part}>
      <dt class="kern-body kern-body--bold">${this.say(words.parts[part])}</dt>
      ${names.map(({ agency, name }) => html`<dd class="kern-body" data-party=${agency}>${this.say(name)}</dd>`)}
    </div>`;
  }

  private person({ person }: Landing): TemplateResult | typeof nothing {
    if (!person) return nothing;
    return html`<li class="card" data-persona="person">
      <h3 class="kern-heading-small">${this.say(words.person)}</h3>
      <p class="kern-body kern-body--small">${this.say(words.personRole)}</p>
      ${this.toTry(words.personTry)} ${this.way(person.address, words.openPerson, words.person)}
    </li>`;
  }

  private toTry(texts: readonly Text[]): TemplateResult {
    return html`<ul>
      ${texts.map((one) => html`<li class="kern-body kern-body--small">${this.say(one)}</li>`)}
    </ul>`;
  }

  /** Each of them in a tab of its own, so that two can be looked at beside each other. */
  private way(address: string, text: Text, about: Text): TemplateResult {
    return html`<p>
      <a
        class="kern-btn kern-btn--secondary"
        href=${address}
        target="_blank"
        rel="noopener"
        aria-label=${`${this.say(text)}: ${this.say(about)}`}
      >
        <span class="kern-label">${this.say(text)}</span>
      </a>
    </p>`;
  }
}

customElements.define('landing-page', LandingPage);
