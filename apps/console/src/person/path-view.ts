import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Pack } from '../packs/pack.ts';
import { sentence, whenSaid } from '../packs/voice.ts';
import { Loaded } from '../page/loaded.ts';
import { asked, does, heading, line } from './actions.ts';
import { Deed } from './deed.ts';
import { hub, type Path, type PathEntry } from './hub.ts';
import { nextShown } from './next-part.ts';
import { read } from './reading.ts';
import { said, saidByHub, saidMonth } from './said.ts';

/** "My path": every entry as a sentence, by month, the newest first; each can be called wrong. */
class PathView extends LitElement {
  static override properties = { pack: { attribute: false }, disputing: { state: true } };

  declare pack: Pack;
  declare private disputing: string | undefined;
  private readonly path = new Loaded(this, hub.path);
  private readonly deed = new Deed(this);

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('disputing') && this.disputing !== undefined)
      this.querySelector<HTMLElement>('[data-asked]')?.focus();
  }

  private async dispute(id: string): Promise<void> {
    if (!(await this.deed.run('wrongDone', () => hub.dispute(id)))) return;
    this.disputing = undefined;
    await this.path.reload();
  }

  protected override render(): TemplateResult {
    const { pack } = this;
    return html`${heading(pack, 'pathTitle')} ${line(pack, 'pathLead')} ${this.deed.shown(pack)}
    ${read(pack, this.path, (path) => this.shown(path))}`;
  }

  private shown({ asOf, entries, next }: Path): TemplateResult {
    const { pack } = this;
    const newestFirst = entries.toSorted((one, other) =>
      (other.happenedAt ?? '').localeCompare(one.happenedAt ?? ''),
    );
    const months = Map.groupBy(newestFirst, ({ happenedAt }) => happenedAt?.slice(0, 7));
    return html`${line(pack, 'asOf', { when: { instant: asOf, withTime: true } })} ${nextShown(pack, next)}
    ${entries.length === 0 ? line(pack, 'pathEmpty') : nothing}
    ${[...months.values()].map((group) => this.month(group))}
    ${entries.length > 0 ? line(pack, 'end') : nothing}`;
  }

  private month(entries: readonly PathEntry[]): TemplateResult {
    const { pack } = this;
    const day = entries[0]?.happenedAt;
    return html`<h2 class="kern-heading-medium">${day ? saidMonth(pack, day) : said(pack, 'undated')}</h2>
      <ol class="path" reversed>
        ${entries.map((entry) => html`<li data-entry=${entry.id}>${this.entry(entry)}</li>`)}
      </ol>`;
  }

  private entry(entry: PathEntry): TemplateResult {
    const { pack } = this;
    const agency = entry.agencyName;
    return html`<h3 class="kern-heading-small">${saidByHub(pack, entry.title)}</h3>
      <p class="kern-body">
        ${
          entry.happenedAt
            ? said(pack, 'entryBy', { when: { instant: entry.happenedAt }, agency })
            : said(pack, 'entryUndated', { agency })
        }
      </p>
      ${entry.corrects ? line(pack, 'corrects') : nothing}
      ${entry.disputed ? line(pack, 'disputed') : nothing}
      ${entry.fields.length > 0 || entry.agencyContact ? this.details(entry) : nothing}
      ${this.disputing === entry.id ? this.asking(entry.id) : this.wrong(entry)}`;
  }

  private details({ fields, agencyContact: contact }: PathEntry): TemplateResult {
    const { pack } = this;
    return html`<details>
      <summary class="kern-body">${said(pack, 'details')}</summary>
      <dl class="fields">
        ${fields.map(
          (field) =>
            html`<div>
              <dt>${saidByHub(pack, field.label)}</dt>
              <dd>${field.text ? saidByHub(pack, field.text) : valueSaid(pack, field.value)}</dd>
            </div>`,
        )}
      </dl>
      ${contact ? line(pack, 'contactAsk', { contact }) : nothing}
    </details>`;
  }

  private wrong({ id, title, disputed }: PathEntry): TemplateResult | typeof nothing {
    if (disputed) return nothing;
    return html`<div class="buttons">
      ${does(this.pack, 'wrongDo', () => this.ask(id), { kind: 'tertiary', about: title.de })}
    </div>`;
  }

  private ask(id: string): void {
    this.deed.clear();
    this.disputing = id;
  }

  private asking(id: string): TemplateResult {
    return asked(
      this.pack,
      { text: 'wrongAsk', yes: 'wrongYes', busy: this.deed.isBusy },
      { onYes: () => void this.dispute(id), onNo: () => (this.disputing = undefined) },
    );
  }
}

/** A value without words of its own: a day is said as one, yes and no in the person's language. */
function valueSaid(pack: Pack, value: unknown): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}(T|$)/.test(value))
    return whenSaid(pack, { instant: value });
  if (typeof value === 'boolean') return sentence(pack, value ? 'yes' : 'no');
  return Array.isArray(value) ? value.join(', ') : String(value);
}

customElements.define('person-path', PathView);
