import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { get } from '../page/call.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import { placeNow } from '../page/route.ts';
import type { Text } from '../page/text.ts';
import { caseWords as words } from './case-words.ts';
import { caseAtDesk, casePage, type CaseShown } from './casework.ts';
import { unlinkWords } from './unlink-words.ts';

/** The plan agreed with the person: entered by hand where the agreement lets this agency record it. */
const PLAN = 'de.wegmarke.casework.plan-agreed.v1';
/** Who may record it is led to it by the question who issues it. */
const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';

interface Forms {
  readonly forms: readonly { readonly type: string }[];
}

/** On every page of one case: the ways to the others, each an address of its own. Of a case that is not linked there are none. */
class CaseWays extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    path: { attribute: false },
  };

  declare view: View;
  declare reference: string;
  /** Where one is, so that a change draws it anew. */
  declare path: string;
  private readonly file = new Loaded(this, () => get<CaseShown>(caseAtDesk(this.reference)));
  private readonly forms = new Loaded(this, () => get<Forms>('desk/event-forms'));
  protected readonly following = new Following(this, 'desk/ticks', () => void this.file.renew());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.file.value?.linked !== true) return nothing;
    const { say } = this.view;
    return html`<nav class="case-ways" aria-label=${say(words.inCase)}>
      <ul>
        ${this.ways().map(
          ([href, label]) =>
            html`<li>
              <a class="kern-link" href=${href} aria-current=${isHere(href) ? 'page' : nothing}
                >${say(label)}</a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  private ways(): readonly (readonly [string, Text])[] {
    const page = casePage(this.reference);
    const mayEnter = (wanted: string) => this.forms.value?.forms.some(({ type }) => type === wanted) === true;
    return [
      [page, words.timeline],
      [`${page}/consents`, words.consents],
      [`${page}/enter`, words.enter],
      ...(mayEnter(PLAN) ? [[`${page}/enter?type=${PLAN}`, words.plan] as const] : []),
      ...(mayEnter(VOUCHER) ? [[`${page}/voucher`, words.voucher] as const] : []),
      ...(this.view.session.linkCodes?.make === false
        ? []
        : [[`${page}/link-code`, words.linkCode] as const]),
      [`${page}/letter`, words.letter],
      [`${page}/request`, words.request],
      [`${page}/unlink`, unlinkWords.title],
    ];
  }
}

customElements.define('case-ways', CaseWays);

/** A form for one type is a place of its own beside the same page with any. */
function isHere(href: string): boolean {
  const { path, query } = placeNow();
  const type = query.get('type');
  return (
    href === `#${path}${href.includes('?') && type !== null ? `?type=${type}` : ''}` &&
    (type !== PLAN || href.includes('?'))
  );
}
