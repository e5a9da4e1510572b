import { z } from 'zod';

// Control characters, lone surrogates, and the bidi embeddings, overrides and isolates that make text lie about itself.
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Whether the text has no control character, lone surrogate or bidi override in it. */
export function isSafeText(text: string): boolean {
  return !UNSAFE.test(text);
}

// Neither a space nor one of the characters that are never drawn, such as U+200B (Unicode Standard Annex 44).
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/** One line of text a person typed, `min` to `max` code points long, and not blank unless `min` is 0. */
export function safeText(min: number, max: number) {
  return z
    .string()
    .refine(isSafeText, 'contains a control character, a lone surrogate or a bidi override')
    .refine((text) => isWithin(text, min, max), `must be ${min} to ${max} characters long`)
    .meta({ minLength: min, maxLength: max });
}

function isWithin(text: string, min: number, max: number): boolean {
  if (text.length > max * 2) return false;
  const length = [...text].length;
  return length >= min && length <= max && (min === 0 || VISIBLE.test(text));
}
