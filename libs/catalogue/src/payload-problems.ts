import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';
import { catalogueEntry, commandEntry } from './catalogue.ts';
import type { PayloadClass } from './field.ts';
import { instanceOf } from './field.ts';
import { jsonProblems } from './json-problems.ts';
import type { Problem } from './problem.ts';
import { pointerTo } from './problem.ts';

/** Every fault of a payload (event or command) at once, pointers relative to it; none when it is one of its type. */
export function payloadProblems(type: string, data: unknown): Problem[] {
  const entry = catalogueEntry(type) ?? commandEntry(type);
  if (entry === undefined)
    return [{ pointer: '', code: 'TYPE_UNKNOWN', fix: 'use a type of docs/events.md' }];
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return [{ pointer: '', code: 'FIELD_INVALID', fix: 'send a JSON object' }];
  }
  const shape = jsonProblems(data);
  return shape.length > 0 ? shape : classProblems(entry.payload, data);
}

/** Every fault of an object against its payload class, nested parts included; sizes are for the caller to limit. */
export function classProblems(payload: PayloadClass, data: object): Problem[] {
  const errors = validateSync(instanceOf(payload, data), {
    whitelist: true,
    forbidNonWhitelisted: true,
    // A payload without any field is a known one too.
    forbidUnknownValues: false,
    validationError: { target: false },
  });
  return errors.flatMap((error) => problemsOf(error, ''));
}

function problemsOf(error: ValidationError, base: string): Problem[] {
  const pointer = pointerTo(base, error.property);
  const inner = (error.children ?? []).flatMap((child) => problemsOf(child, pointer));
  const constraints = error.constraints ?? {};
  const fix = Object.values(constraints)[0];
  if (fix === undefined) return inner;
  if ('whitelistValidation' in constraints)
    return [{ pointer, code: 'FIELD_UNKNOWN', fix: 'remove this field' }];
  const code = error.value === undefined ? 'FIELD_MISSING' : 'FIELD_INVALID';
  return [{ pointer, code, fix: `send ${fix}` }, ...inner];
}
