import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { dataTable } from '../page/data-table.ts';
import { day, moment } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import type { Entry } from './entries.ts';
import { entryState } from './entry-state.ts';
import { words } from './words.ts';

/** What can be done with the entries of the table. */
interface Doing {
  readonly asking: string | undefined;
  readonly isBusy: boolean;
  readonly onCorrect: (entry: Entry) => void;
  readonly onAsk: (key: string | undefined) => void;
  readonly onTakeBack: (key: string) => void;
}

/** What was entered by hand in this case, newest first. */
export function entryTable(view: View, entries: readonly Entry[], doing: Doing): TemplateResult {
  const { say, language } = view;
  return html`<section class="entry-table">
    <h2 class="kern-heading-medium">${say(words.entries)}</h2>
    ${dataTable<Entry>(
      say(words.caption),
      [
        { head: say(words.what), cell: ({ title }) => say(title) },
        {
          head: say(words.when),
          cell: ({ happenedAt }) => (happenedAt === undefined ? '–' : day(happenedAt, language)),
        },
        { head: say(words.state), cell: (entry) => entryState(entry, say) },
        { head: say(words.by), cell: ({ staff, at }) => `${staff}, ${moment(at, language)}` },
        { head: say(words.actions), cell: (entry) => actions(view, entry, doing) },
      ],
      entries,
      say(words.none),
    )}
  </section>`;
}

function actions(view: View, entry: Entry, doing: Doing): TemplateResult {
  const { say, language } = view;
  const { key, state, title, happenedAt } = entry;
  const about = happenedAt === undefined ? say(title) : `${say(title)}, ${day(happenedAt, language)}`;
  if (doing.asking === key)
    return html`<p class="kern-body">${say(words.sure)}</p>
      <div class="buttons">
        ${button(say(words.sureYes), () => doing.onTakeBack(key), { kind: 'primary', about, busy: doing.isBusy })}
        ${button(say(words.stop), () => doing.onAsk(undefined), { kind: 'tertiary', about })}
      </div>`;
  return html`<div class="buttons">
    ${state === 'withdrawn' ? nothing : button(say(words.edit), () => doing.onCorrect(entry), { about })}
    ${
      state === 'held' || state === 'ready'
        ? button(say(words.takeBack), () => doing.onAsk(key), { about, kind: 'tertiary' })
        : nothing
    }
  </div>`;
}
