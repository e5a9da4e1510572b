/** Not white space, nor the characters that only steer what stands beside them. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}]/u;

/** Why a text in which nothing is to be seen is blank. */
export const WHITE_SPACE_ONLY = 'the text is white space only';

/** Whether there is something to see in a text. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);
