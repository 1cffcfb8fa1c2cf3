import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { get } from '../page/call.ts';
import { moment } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import { notice, problemShown } from '../page/notice.ts';
import type { Language } from '../page/text.ts';
import { asked, type Signed } from './answers.ts';
import { bytesOf, areSame, sha256 } from './signed-note.ts';
import { words } from './words.ts';

interface Exported {
  readonly manifest: {
    readonly of: string;
    readonly count: number;
    readonly at: string;
    readonly sha256: { readonly json: string; readonly csv: string };
  };
  readonly json: string;
  readonly csv: string;
}

/** A file to save, under an address that lives as long as it is shown. */
interface Saved {
  readonly name: string;
  readonly label: string;
  readonly address: string;
}

/** A whole list to take along: files with their check sums, checked here, and what the hub signed. */
class OfficerExport extends LitElement {
  static override properties = {
    of: { attribute: false },
    narrowed: { attribute: false },
    language: { attribute: false },
    exported: { state: true },
    files: { state: true },
    problem: { state: true },
    isBusy: { state: true },
    isWhole: { state: true },
  };

  declare of: string;
  declare narrowed: Readonly<Record<string, string | undefined>>;
  declare language: Language;
  declare private exported: Exported | undefined;
  declare private files: readonly Saved[];
  declare private problem: unknown;
  declare private isBusy: boolean;
  /** Whether the files are what the manifest says. */
  declare private isWhole: boolean;

  constructor() {
    super();
    this.narrowed = {};
    this.files = [];
    this.isBusy = false;
    this.isWhole = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.forget();
  }

  private forget(): void {
    for (const { address } of this.files) URL.revokeObjectURL(address);
    this.files = [];
    this.exported = undefined;
  }

  private async take(): Promise<void> {
    this.forget();
    this.isBusy = true;
    this.problem = undefined;
    try {
      const path = `desk/officer/export${asked({ of: this.of, ...this.narrowed })}`;
      const { answer, signed } = await get<Signed<Exported>>(path);
      this.isWhole =
        (await hasHash(answer.json, answer.manifest.sha256.json)) &&
        (await hasHash(answer.csv, answer.manifest.sha256.csv));
      if (this.isWhole) this.files = this.saved(answer, signed);
      this.exported = answer;
    } catch (problem) {
      this.problem = problem;
    }
    this.isBusy = false;
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-said]')?.focus();
  }

  private saved({ manifest, json, csv }: Exported, signed: string): readonly Saved[] {
    const stem = `${manifest.of}-${manifest.at.slice(0, 10)}`;
    const { language } = this;
    const file = (name: string, label: string, type: string, text: string): Saved => ({
      name: `${stem}${name}`,
      label,
      address: URL.createObjectURL(new Blob([text], { type })),
    });
    return [
      file('.json', 'JSON', 'application/json', json),
      file('.csv', 'CSV', 'text/csv', csv),
      file(
        '.manifest.json',
        words.manifest[language],
        'application/json',
        JSON.stringify(manifest, undefined, 2),
      ),
      file('.signed.jws', words.signedAnswer[language], 'application/jose', signed),
    ];
  }

  protected override render(): TemplateResult {
    const { language } = this;
    return html`<section class="card screen-only" aria-label=${words.export[language]}>
      <h2 class="kern-heading-small">${words.export[language]}</h2>
      <p class="kern-body">${words.exportLead[language]}</p>
      ${button(words.export[language], () => void this.take(), { busy: this.isBusy })}
      ${this.problem === undefined ? nothing : problemShown(this.problem, language)}
      ${this.exported === undefined ? nothing : this.result(this.exported)}
    </section>`;
  }

  private result({ manifest }: Exported): TemplateResult {
    const { language } = this;
    if (!this.isWhole)
      return html`<div tabindex="-1" role="alert" data-said="problem">
        ${notice('danger', words.exportWrong[language])}
      </div>`;
    const line = `${manifest.count} ${words.entries[language]}. ${words.recordedAt[language]}: ${moment(manifest.at, language)}`;
    return html`<div tabindex="-1" role="status" data-said="done">
        ${notice('success', words.exported[language], line)}
      </div>
      <ul class="officer-files" aria-label=${words.files[language]}>
        ${this.files.map(
          ({ name, label, address }) =>
            html`<li>
              <a class="kern-link officer-link" href=${address} download=${name}>${label} (${name})</a>
            </li>`,
        )}
      </ul>`;
  }
}

customElements.define('officer-export', OfficerExport);

async function hasHash(text: string, wanted: string): Promise<boolean> {
  return areSame(await sha256(new TextEncoder().encode(text)), bytesOf(wanted));
}
