/** A fact in the past tense: what kind of fact (`type`) and what it says (`data`). */
export interface Event<Type extends string = string, Data = unknown> {
  readonly type: Type;
  readonly data: Data;
}
