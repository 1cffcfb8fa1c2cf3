import { html, nothing, type TemplateResult } from 'lit';
import type { Pack } from '../packs/pack.ts';
import { packs } from '../packs/packs.ts';
import { sentence } from '../packs/voice.ts';
import { does, line } from './actions.ts';
import { said } from './said.ts';
import type { View } from './view.ts';

/** What stands around the person's view, and what its buttons do. */
export interface PersonFrame {
  readonly pack: Pack;
  readonly onLanguage: (id: string) => void;
  /** The parts to go to; none while nobody is in. */
  readonly views: readonly View[];
  readonly current: View | undefined;
  /** On a narrow window the parts fold under one button, so that the page begins with its content. */
  readonly isWide: boolean;
  readonly isReading: boolean;
  /** Absent where this device has no voice for the language. */
  readonly onReadAloud?: () => void;
  readonly onPrint: () => void;
  readonly onLeave: () => void;
  readonly onQuickExit: () => void;
}

/** The frame: way past the navigation, language, read aloud, print, leave, the quick way out, that a text is a draft. */
export function framed(frame: PersonFrame, content: unknown): TemplateResult {
  const { pack } = frame;
  return html`
    <a class="skip-link kern-link" href="#content" @click=${toContent}>${said(pack, 'skip')}</a>
    <header class="masthead">
      <div class="masthead__row">
        <p class="masthead__name"><strong>Wegmarke</strong> <span>${said(pack, 'title')}</span></p>
        <div class="masthead__tools">${languageSelect(frame)} ${quickExit(frame)}</div>
      </div>
      ${menu(frame)}
    </header>
    <main id="content" class="page" tabindex="-1">
      ${pack.isReviewed ? nothing : html`<div class="draft" data-draft>${line(pack, 'draft')}</div>`}
      ${content}
    </main>
    <footer class="footing">
      <a class="kern-link" href="accessibility.html" lang="de">Barrierefreiheit</a>
    </footer>
  `;
}

/** The address's fragment belongs to the views, so the way to the content is gone by focus. */
function toContent(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}

function languageSelect({ pack, onLanguage }: PersonFrame): TemplateResult {
  return html`<label class="masthead__theme kern-label kern-label--small"
    >${said(pack, 'language')}
    <select id="language" @change=${(event: Event) => onLanguage((event.target as HTMLSelectElement).value)}>
      ${packs.map(
        ({ id, tag, name }) =>
          html`<option value=${id} lang=${tag} ?selected=${id === pack.id}>${name}</option>`,
      )}
    </select>
  </label>`;
}

/** Never folded: who needs it has no time to look for it. */
function quickExit({ pack, onQuickExit }: PersonFrame): TemplateResult {
  return html`<span title=${sentence(pack, 'quickExitHint')}>${does(pack, 'quickExit', onQuickExit)}</span>`;
}

/** The parts and tools; folded where there is little room, and folded again by going somewhere. */
function menu(frame: PersonFrame): TemplateResult {
  const { pack, isWide, views } = frame;
  const inside = html`<div class="masthead__row masthead__tools">${tools(frame)}</div>
    ${navigation(frame)}`;
  if (isWide || views.length === 0) return inside;
  return html`<details class="masthead__menu" @click=${foldAway}>
    <summary class="masthead__row">${said(pack, 'menu')}</summary>
    ${inside}
  </details>`;
}

function foldAway(event: Event): void {
  const isLink = (event.target as Element).closest('a') !== null;
  if (isLink) (event.currentTarget as HTMLDetailsElement).open = false;
}

function tools(frame: PersonFrame): TemplateResult {
  const { pack, onReadAloud, isReading, views, onPrint, onLeave } = frame;
  const isIn = views.length > 0;
  return html`${
    onReadAloud
      ? does(pack, isReading ? 'stopReading' : 'readAloud', onReadAloud, { kind: 'tertiary' })
      : nothing
  }
  ${isIn ? html`${does(pack, 'print', onPrint, { kind: 'tertiary' })} ${does(pack, 'leave', onLeave, { kind: 'tertiary' })}` : nothing}`;
}

function navigation({ pack, views, current }: PersonFrame): TemplateResult | typeof nothing {
  if (views.length === 0) return nothing;
  return html`<nav class="masthead__nav" aria-label=${sentence(pack, 'sections')}>
    <ul>
      ${views.map(
        (view) =>
          html`<li>
            <a class="kern-link" href=${`#${view.path}`} aria-current=${view === current ? 'page' : nothing}
              >${said(pack, view.title)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}
