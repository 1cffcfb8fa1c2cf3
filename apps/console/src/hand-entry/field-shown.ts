import { html, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { checkField, selectField, textField } from '../page/fields.ts';
import type { Fault, Filled } from './entry-form.ts';
import type { FormField } from './entries.ts';
import { words } from './words.ts';
import { wrongForm } from './wrong-form.ts';

/** One field of an event's form. */
export function fieldShown(
  { say }: View,
  field: FormField,
  value: Filled[string],
  fault: Fault | undefined,
  change: (value: Filled[string]) => void,
): TemplateResult {
  const label = field.required ? say(field.titles) : `${say(field.titles)} (${say(words.optional)})`;
  const hint = hintOf(field, say);
  const error = fault && say(fault === 'missing' ? words.missing : wrongForm(field));
  const about = {
    id: `field-${field.name}`,
    label,
    ...(hint !== undefined && { hint }),
    ...(error && { error }),
  };
  const text = typeof value === 'string' ? value : '';
  switch (field.kind) {
    case 'codes':
      return codesShown(about, field, value, say, change);
    case 'tick':
      return checkField({ ...about, checked: text === 'yes', onChange: (on) => change(on ? 'yes' : '') });
    case 'code':
    case 'yes-no':
      return selectField({ ...about, value: text, onChange: change, choices: choicesOf(field, say) });
    default:
      return textField({
        ...about,
        value: text,
        onInput: change,
        required: field.required,
        type: field.kind === 'day' ? 'date' : 'text',
        ...(field.kind === 'number' && { inputmode: 'numeric' as const }),
      });
  }
}

function codesShown(
  { id, label, error }: { readonly id: string; readonly label: string; readonly error?: string },
  { codes = [] }: FormField,
  value: Filled[string],
  say: View['say'],
  change: (value: Filled[string]) => void,
): TemplateResult {
  const chosen = value instanceof Set ? (value as ReadonlySet<string>) : new Set<string>();
  const toggle = (code: string, isOn: boolean): void => {
    const others = [...chosen].filter((one) => one !== code);
    change(new Set(isOn ? [...others, code] : others));
  };
  return html`<fieldset class="kern-fieldset" id=${id}>
    <legend class="kern-label">${label}</legend>
    <div class="kern-fieldset__body">
      ${codes.map(
        ({ code, titles }) =>
          html`<div>
            ${checkField({
              id: `${id}-${code}`,
              label: say(titles),
              checked: chosen.has(code),
              onChange: (checked) => toggle(code, checked),
            })}
          </div>`,
      )}
    </div>
    ${error === undefined ? '' : html`<p class="kern-error"><span class="kern-body">${error}</span></p>`}
  </fieldset>`;
}

function choicesOf({ kind, codes = [], required }: FormField, say: View['say']) {
  const listed =
    kind === 'yes-no'
      ? [
          { value: 'yes', label: say(words.yes) },
          { value: 'no', label: say(words.no) },
        ]
      : codes.map(({ code, titles }) => ({ value: code, label: say(titles) }));
  return [{ value: '', label: say(required ? words.choose : words.leftOut) }, ...listed];
}

function hintOf(field: FormField, say: View['say']): string | undefined {
  const { kind, least, most, special, pattern } = field;
  const border =
    kind === 'number'
      ? `${say(words.number)} ${say(words.from)} ${least} ${say(words.to)} ${most}`
      : undefined;
  const code = pattern?.includes('[A-Z0-9]') ? say(words.groupCode) : undefined;
  const parts = [border, code, special ? say(words.special) : undefined].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('. ');
}
