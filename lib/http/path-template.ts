/** Stands for a path that no route owns: whatever it says may be a secret in the wrong place. */
const ELSEWHERE = '/api/v1/…';

/** The path of a URL with `{name}` in place of what was sent for each parameter; of a path that no route owns nothing is told. */
export function pathTemplate(
  url: string,
  params: Record<string, unknown>,
  isOwned: boolean,
): string {
  if (!isOwned) return ELSEWHERE;
  const segments = new URL(url).pathname.split('/');
  for (const [name, value] of Object.entries(params)) {
    const place = segments.findLastIndex((segment) => decoded(segment) === decoded(String(value)));
    if (place === -1) return ELSEWHERE;
    segments[place] = `{${name}}`;
  }
  return segments.join('/');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
