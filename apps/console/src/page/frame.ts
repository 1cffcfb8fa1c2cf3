import { html, nothing, type TemplateResult } from 'lit';
import { chosenTheme, chooseTheme, type Theme } from './preferences.ts';
import type { Language } from './text.ts';
import { words } from './words.ts';

/** One entry of a page's navigation. */
export interface NavigationItem {
  readonly href: string;
  readonly label: string;
  readonly isCurrent: boolean;
}

/** What stands around the content of every page. */
export interface Frame {
  /** Beside the product's name: whose page this is. */
  readonly whose: string;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly navigation?: readonly NavigationItem[];
  /** As whom one is logged in; without it there is no log-out. */
  readonly signedIn?: { readonly staff: string; readonly logOut: () => void };
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];

/** The frame: way past the navigation, name, language, appearance, who is logged in, navigation, content. */
export function framed(frame: Frame, content: unknown): TemplateResult {
  const { language } = frame;
  return html`
    <a class="skip-link kern-link" href="#content" @click=${toContent}>${words.skip[language]}</a>
    <header class="masthead">
      <div class="masthead__row">
        <p class="masthead__name"><strong>Wegmarke</strong> <span>${frame.whose}</span></p>
        <div class="masthead__tools">
          ${languageButton(frame)} ${themeSelect(language)} ${signedInAs(frame)}
        </div>
      </div>
      ${navigation(frame)}
    </header>
    <main id="content" class="page" tabindex="-1">${content}</main>
    <footer class="footing">
      <a class="kern-link" href="accessibility.html">${words.accessibility[language]}</a>
    </footer>
  `;
}

/** The address's fragment belongs to the views, so the way to the content is gone by focus. */
function toContent(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}

function languageButton({ language, onLanguage }: Frame): TemplateResult {
  const other = language === 'de' ? 'en' : 'de';
  return html`<button
    type="button"
    class="kern-btn kern-btn--tertiary"
    lang=${other}
    @click=${() => onLanguage(other)}
  >
    <span class="kern-label">${words.otherLanguage[language]}</span>
  </button>`;
}

function themeSelect(language: Language): TemplateResult {
  const now = chosenTheme();
  return html`<label class="masthead__theme kern-label kern-label--small"
    >${words.theme[language]}
    <select @change=${(event: Event) => chooseTheme((event.target as HTMLSelectElement).value as Theme)}>
      ${THEMES.map((one) => html`<option value=${one} ?selected=${one === now}>${words[one][language]}</option>`)}
    </select>
  </label>`;
}

function signedInAs({ signedIn, language }: Frame): TemplateResult | typeof nothing {
  if (!signedIn) return nothing;
  return html`<p class="masthead__staff kern-body kern-body--small">
      ${words.recordedAs[language]} <strong>${signedIn.staff}</strong>
    </p>
    <button type="button" class="kern-btn kern-btn--tertiary" @click=${signedIn.logOut}>
      <span class="kern-label">${words.logOut[language]}</span>
    </button>`;
}

function navigation({ navigation: items, language }: Frame): TemplateResult | typeof nothing {
  if (items === undefined || items.length === 0) return nothing;
  return html`<nav class="masthead__nav" aria-label=${words.sections[language]}>
    <ul>
      ${items.map(
        ({ href, label, isCurrent }) =>
          html`<li>
            <a class="kern-link" href=${href} aria-current=${isCurrent ? 'page' : nothing}>${label}</a>
          </li>`,
      )}
    </ul>
  </nav>`;
}
