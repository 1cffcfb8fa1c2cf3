import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { choiceField, selectField, textField } from '../page/fields.ts';
import { notice as box } from '../page/notice.ts';
import type { Codes, Given, NoticeGiven, NoticeText, Offers } from './consents.ts';
import { germanMidnight } from './german-midnight.ts';
import { words } from './words.ts';

/** Which text in which language, how it reached the person, and who decides: as the form holds it. */
export interface Circumstances {
  /** Place of the notice in the list of notices. */
  readonly notice: number;
  readonly channel: string;
  readonly interpreter: string;
  readonly givenBy: string;
  /** As the date field writes it. */
  readonly representedUntil: string;
  /** A code, or {@link UNCHECKED}; undefined: nobody has said yet. */
  readonly identityCheck: string | undefined;
}

/** Somebody says that the identity was not checked. */
export const UNCHECKED = 'unchecked';

/**
 * What a form begins with: the German text on paper, the person herself, nobody interpreting. How the identity was checked is
 * evidence and not a habit, so it is chosen each time.
 */
export function usualCircumstances({ notices }: Offers): Circumstances {
  const german = notices.findIndex(({ language }) => language === 'de');
  return {
    notice: Math.max(0, german),
    channel: 'paper',
    interpreter: 'none',
    givenBy: 'person',
    representedUntil: '',
    identityCheck: undefined,
  };
}

/** The notice as it was given. */
export function noticeGiven(now: Circumstances, text: NoticeText | undefined): NoticeGiven | undefined {
  return (
    text && {
      id: text.id,
      version: text.version,
      language: text.language,
      channel: now.channel,
      hash: text.hash,
      ...(text.plainLanguage === true && { plainLanguage: true }),
      interpreter: now.interpreter,
    }
  );
}

/** Who decides, as it is recorded. */
export function givenBy({ givenBy: giver, representedUntil, identityCheck }: Circumstances): Given {
  const until = giver === 'person' ? undefined : germanMidnight(representedUntil);
  return {
    givenBy: giver,
    ...(until !== undefined && { representedUntil: until }),
    ...(identityCheck !== undefined && identityCheck !== UNCHECKED && { identityCheck }),
  };
}

/** The text itself, German beside another language, and the questions about how it reached the person. */
export function noticePart(
  { say, language }: View,
  offers: Offers,
  now: Circumstances,
  change: (changed: Partial<Circumstances>) => void,
  hasFaults: boolean,
): TemplateResult {
  const { notices, codes } = offers;
  const text = notices[now.notice];
  if (text === undefined) return box('danger', say(words.noNotice));
  const german = text.language === 'de' ? undefined : germanOf(notices, text);
  return html`<h2 class="kern-heading-medium">${say(words.notice)}</h2>
    ${selectField({
      id: 'notice-language',
      label: say(words.noticeLanguage),
      value: String(now.notice),
      onChange: (value) => change({ notice: Number(value) }),
      choices: notices.map((one, at) => ({ value: String(at), label: labelOf(one, say, language) })),
    })}
    <h3 class="kern-heading-small">${say(words.noticeRead)}</h3>
    <div class="notice-texts">
      ${textOf(text)}
      ${
        german === undefined
          ? nothing
          : html`<div>
              <p class="kern-body"><strong>${say(words.noticeGerman)}</strong></p>
              ${textOf(german)}
            </div>`
      }
    </div>
    <div class="stack narrow">
      ${choices('channel', say(words.channel), codes.channels, now.channel, say, (channel) => change({ channel }))}
      ${selectField({
        id: 'interpreter',
        label: say(words.interpreter),
        value: now.interpreter,
        onChange: (interpreter) => change({ interpreter }),
        choices: listed(codes.interpreters, say),
      })}
      ${choices('given-by', say(words.givenBy), codes.givers, now.givenBy, say, (giver) => change({ givenBy: giver }))}
      ${
        now.givenBy === 'person'
          ? nothing
          : textField({
              id: 'represented-until',
              label: say(words.representedUntil),
              hint: say(words.representedHint),
              type: 'date',
              value: now.representedUntil,
              onInput: (representedUntil) => change({ representedUntil }),
            })
      }
      ${choiceField({
        id: 'identity',
        label: say(words.identity),
        value: now.identityCheck ?? '',
        onChange: (identityCheck) => change({ identityCheck }),
        choices: [...listed(codes.identityChecks, say), { value: UNCHECKED, label: say(words.notChecked) }],
        error: hasFaults && now.identityCheck === undefined ? say(words.identityMissing) : undefined,
      })}
    </div>`;
}

function choices(
  id: string,
  label: string,
  codes: Codes,
  value: string,
  say: View['say'],
  onChange: (value: string) => void,
): TemplateResult {
  return choiceField({ id, label, value, onChange, choices: listed(codes, say) });
}

function listed(codes: Codes, say: View['say']): readonly { value: string; label: string }[] {
  return Object.entries(codes).map(([value, titles]) => ({ value, label: say(titles) }));
}

/** A text of the agreement in its own language and direction. */
export function textOf({ text, language }: NoticeText): TemplateResult {
  return html`<div class="notice-text kern-body" lang=${language} dir="auto">${text}</div>`;
}

/** The German text of the same notice, of the same version where there is one. */
export function germanOf(
  notices: readonly NoticeText[],
  { id, version }: NoticeText,
): NoticeText | undefined {
  const german = notices.filter((one) => one.language === 'de' && one.id === id);
  return german.find((one) => one.version === version) ?? german[0];
}

/** A notice in the list of languages. */
export function labelOf(
  { id, version, language: own, plainLanguage }: NoticeText,
  say: View['say'],
  language: string,
): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(own) ?? own;
  const plain = plainLanguage === true ? `, ${say(words.plain)}` : '';
  return `${name}${plain} (${id}, ${say(words.noticeVersion)} ${version})`;
}
