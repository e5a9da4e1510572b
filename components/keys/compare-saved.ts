export type Comparison = 'empty' | 'same' | 'incomplete' | 'different';

/** How a text that was saved compares with the secret; blanks around it, quotes and `UPLOADKIT_API_KEY=` are no difference. */
export function compareSaved(saved: string, secret: string): Comparison {
  const text = saved
    .trim()
    .replace(/^(export\s+)?UPLOADKIT_API_KEY=/, '')
    .replace(/^(["'])(.*)\1$/, '$2');
  if (text === '') return 'empty';
  if (text === secret) return 'same';
  return secret.startsWith(text) ? 'incomplete' : 'different';
}
