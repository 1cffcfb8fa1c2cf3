import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { readOwnEntries, type Imported } from '../hand-entry/entries.ts';
import { entryState, onlyHere } from '../hand-entry/entry-state.ts';
import { day } from '../page/dates.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import { caseWords as words } from './case-words.ts';
import { casePage } from './casework.ts';

/**
 * Own entries of one case that stand in no timeline yet, or there in an earlier wording; nothing where there are none. The timeline
 * is read from the hub, which has not recorded them so.
 */
class OwnEntriesPart extends LitElement {
  static override properties = { view: { attribute: false }, reference: { attribute: false } };

  declare view: View;
  declare reference: string;
  private readonly entries = new Loaded(this, () => readOwnEntries(this.reference));
  protected readonly following = new Following(this, 'desk/ticks', () => void this.entries.renew());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, entries, reference } = this;
    const { say } = view;
    const byHand = onlyHere(entries.value?.entries ?? []);
    const imported = entries.value?.imported ?? [];
    const count = byHand.length + imported.length;
    if (count === 0) return nothing;
    return html`<section class="card narrow" data-only-here aria-labelledby="only-here">
      <h3 class="kern-heading-small" id="only-here">${say(words.onlyHere)} (${count})</h3>
      <p class="kern-body">${say(words.onlyHereLead)}</p>
      <ul>
        ${byHand.map((entry) => html`<li class="kern-body">${this.entry(entry)}</li>`)}
        ${imported.map(
          (entry) =>
            html`<li class="kern-body" data-imported=${entry.state ?? nothing}>
              ${this.entry(entry)}; ${say(words.onlyHereImported)}
            </li>`,
        )}
      </ul>
      ${
        byHand.length === 0
          ? nothing
          : html`<p class="kern-body screen-only">
              <a class="kern-link" href=${`${casePage(reference)}/enter`}>${say(words.onlyHereOpen)}</a>
            </p>`
      }
    </section>`;
  }

  private entry(entry: Omit<Imported, 'id'>): TemplateResult {
    const { say, language } = this.view;
    const { title, happenedAt } = entry;
    const when = happenedAt === undefined ? '' : `, ${day(happenedAt, language)}`;
    return html`<strong>${say(title)}</strong>${when}<br />${entryState(entry, say)}`;
  }
}

customElements.define('own-entries-part', OwnEntriesPart);
