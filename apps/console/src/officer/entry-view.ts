import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { get } from '../page/call.ts';
import { dataTable } from '../page/data-table.ts';
import { Loaded } from '../page/loaded.ts';
import { notice } from '../page/notice.ts';
import type { Language } from '../page/text.ts';
import { readTerms, type Signed, type Terms } from './answers.ts';
import { namedIn } from './named.ts';
import { type Check, checkProof, type Held } from './proof-check.ts';
import { replaySaid, type Trace, whatHappened, whyPermitted } from './trace.ts';
import { checkWords, traceWords as words } from './trace-words.ts';

interface Explained extends Signed<Trace> {
  readonly terms: Terms;
  readonly checks: readonly Check[];
}

/** One decision: what happened, why it was permitted, whether it comes out the same again, and its proof, checked here. */
class EntryView extends LitElement {
  static override properties = {
    view: { attribute: false },
    place: { attribute: false },
  };

  declare view: View;
  /** `position/ordinal`. */
  declare place: string;
  private address: string | undefined;

  private readonly explained = new Loaded<Explained>(this, () => this.read());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.address !== undefined) URL.revokeObjectURL(this.address);
  }

  private async read(): Promise<Explained> {
    const path = `desk/officer/entries/${this.place}`;
    const [terms, { held, ...given }] = await Promise.all([
      readTerms(),
      get<Signed<Trace> & { readonly held: Held }>(path),
    ]);
    const position = Number(this.place.split('/')[0]);
    const checks = await checkProof(given, given.answer.proof, position, held);
    if (this.address !== undefined) URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(new Blob([given.signed], { type: 'application/jose' }));
    return { ...given, terms, checks };
  }

  protected override render(): TemplateResult {
    const { language } = this.view;
    return html`<h1 class="kern-heading-large">${words.title[language]}</h1>
      <p><a class="kern-link officer-link screen-only" href="#/officer">${words.back[language]}</a></p>
      ${this.explained.show(language, (explained) => this.shown(explained, language))}`;
  }

  private shown({ answer, terms, checks }: Explained, language: Language): TemplateResult {
    const named = namedIn(terms, language);
    const replay = replaySaid(answer);
    return html`<div class="narrow">
        <h2 class="kern-heading-medium">${words.happened[language]}</h2>
        <p class="kern-body">${whatHappened(answer, named, language)}</p>
        <h2 class="kern-heading-medium">${words.why[language]}</h2>
        <ol class="officer-steps">
          ${whyPermitted(answer, named, language).map((step) => html`<li class="kern-body">${step}</li>`)}
        </ol>
        ${rowNote(answer, language)}
        <h2 class="kern-heading-medium">${words.again[language]}</h2>
        ${notice(replay.kind, replay.text[language])} ${this.versions(answer, language)}
      </div>
      <h2 class="kern-heading-medium">${words.proof[language]}</h2>
      ${badge(answer, checks, language)} ${checksTable(checks, language)} ${this.offline(language)}`;
  }

  private versions({ decision, gateVersion }: Trace, language: Language): TemplateResult | typeof nothing {
    if (decision === undefined) return nothing;
    return html`<p class="kern-body">
      ${words.gate[language]}: ${decision.gateVersion} / ${gateVersion}. ${words.agreement[language]}:
      <span class="code">${decision.agreementHash}</span>
    </p>`;
  }

  private offline(language: Language): TemplateResult {
    return html`<section class="card narrow">
      <h3 class="kern-heading-small">${words.offline[language]}</h3>
      <p class="kern-body">${words.offlineSteps[language]}</p>
      <p class="code">npx wegmarke audit verify proof.json --keys hub-keys.json</p>
      <p class="kern-body">${words.offlineKeep[language]}</p>
      <p class="screen-only">
        <a
          class="kern-link officer-link"
          href=${this.address ?? nothing}
          download=${`entry-${this.place.replace('/', '-')}.signed.jws`}
          >${words.save[language]}</a
        >
      </p>
    </section>`;
  }
}

customElements.define('officer-entry', EntryView);

/** Rows have one note, in English; the page says so. */
function rowNote({ row }: Trace, language: Language): TemplateResult | typeof nothing {
  if (row?.note === undefined) return nothing;
  return html`<p class="kern-body">${words.rowNote[language]}: <span lang="en">${row.note}</span></p>`;
}

/** The result of all checks in one word. */
function badge({ proof }: Trace, checks: readonly Check[], language: Language): TemplateResult {
  const fails = checks.some(({ result }) => result === 'fails');
  if (fails) return notice('danger', words.notProven[language], words.failsFix[language]);
  if (proof === undefined) return notice('warning', words.awaited[language], words.awaitedFix[language]);
  if (checks.some(({ result }) => result === 'unable'))
    return notice('warning', words.partlyProven[language], words.unableFix[language]);
  return notice('success', words.proven[language], words.badgeLead[language]);
}

function checksTable(checks: readonly Check[], language: Language): TemplateResult {
  return dataTable<Check>(
    words.proof[language],
    [
      { head: words.check[language], cell: ({ name }) => checkWords[name][language] },
      {
        head: words.result[language],
        cell: ({ result }) => html`<strong>${words[result][language]}</strong>`,
      },
    ],
    checks,
    '',
  );
}
