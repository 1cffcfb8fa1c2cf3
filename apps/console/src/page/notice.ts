import { html, nothing, type TemplateResult } from 'lit';
import { Problem, segment } from './call.ts';
import { moment } from './dates.ts';
import { heldWords, isForConsent } from './held-words.ts';
import { problemInWords } from './problem-words.ts';
import type { Language, Text } from './text.ts';
import { words } from './words.ts';

type Kind = 'info' | 'success' | 'warning' | 'danger';

/** A box with a title in words (the colour only repeats it). */
export function notice(kind: Kind, title: string, content: unknown = nothing): TemplateResult {
  return html`<div class="kern-alert kern-alert--${kind}" data-notice=${kind}>
    <div class="kern-alert__header"><span class="kern-title">${title}</span></div>
    ${content === nothing ? nothing : html`<div class="kern-alert__body"><div class="kern-body">${content}</div></div>`}
  </div>`;
}

/** What was done, with the hub's receipt, or with the instant at which the agency itself kept it. */
export function done(
  what: Text,
  {
    receipt,
    at,
  }: {
    readonly receipt?: { readonly at: string; readonly position?: string | number };
    readonly at?: string;
  },
  language: Language,
): TemplateResult {
  const kept = at && `${words.keptHere[language]}: ${moment(at, language)}`;
  const number = receipt?.position === undefined ? '' : `, ${words.number[language]} ${receipt.position}`;
  const line = receipt && `${words.receipt[language]}: ${moment(receipt.at, language)}${number}`;
  return html`<div tabindex="-1" role="status" data-said="done">
    ${notice('success', what[language], line ?? kept ?? nothing)}
  </div>`;
}

/** What was said is safe, and reaches the hub by itself. */
export function waiting(what: Text, language: Language): TemplateResult {
  return html`<div tabindex="-1" role="status" data-said="waiting">
    ${notice('warning', what[language], words.waiting[language])}
  </div>`;
}

/** What stays at the agency is no success, and says why and what to do. With the reference, the way to the consents of the case. */
export function held(
  { code, reason }: { readonly code?: string; readonly reason?: string },
  language: Language,
  reference: string | undefined,
): TemplateResult {
  const why = heldWords(code, reason)[language];
  const way =
    reference === undefined || !isForConsent(code)
      ? nothing
      : html`<a class="kern-link" href=${`#/case/${segment(reference)}/consents`}
          >${words.heldConsents[language]}</a
        >`;
  return html`<div tabindex="-1" role="status" data-said="held" data-code=${code ?? ''}>
    ${notice(
      'warning',
      words.held[language],
      html`${words.heldWhy[language]}: ${why} ${words.heldAgain[language]} ${way}`,
    )}
  </div>`;
}

/** What did not work, why, and what to do. */
export function problemShown(problem: unknown, language: Language): TemplateResult {
  const known = problem instanceof Problem && problem.status !== 0 ? problem : undefined;
  const code = problem instanceof Problem ? problem.code : 'UNKNOWN';
  const { text, english, pointer } = known
    ? problemInWords(known, language)
    : { text: words.notReached[language] };
  return html`<div tabindex="-1" role="alert" data-said="problem" data-code=${code}>
    ${notice(
      'danger',
      words.failed[language],
      html`${text} ${english ? html`<span lang="en">${english}</span>` : nothing}
        ${pointer ? html`<span class="code">${pointer}</span>` : nothing}
        <span class="code">(${code})</span>`,
    )}
  </div>`;
}
