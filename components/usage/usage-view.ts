import { hrefOf, oneOf, type SearchParams } from '@/components/ui/url-view';
import { ENVIRONMENTS, type Environment } from '@/lib/auth/principal';

const SPANS = ['7', '30', '90'] as const;
export type Span = (typeof SPANS)[number];

/** Which requests are in view: of so many days, of one environment or (null) of both. It lives in the URL. */
export type UsageView = { days: Span; environment: Environment | null };

const USUAL: Span = '30';

/** As the choices of a list. */
export const SPAN_CHOICES = SPANS.map((value) => ({ value, label: `${value} days` }));

/** Reads `?days=7`; what cannot be there is as if absent. */
export function readSpan(params: SearchParams): Span {
  return oneOf(SPANS, params.get('days')) ?? USUAL;
}

/** The span as the query of an address; what is usual is left out. */
export function spanQuery(days: Span): Record<string, string> {
  return days === USUAL ? {} : { days };
}

/** Reads `?days=7&environment=live`; what cannot be in their places is as if absent. */
export function readUsageView(params: SearchParams): UsageView {
  return {
    days: readSpan(params),
    environment: oneOf(ENVIRONMENTS, params.get('environment')),
  };
}

/** The page's address with this view; what is usual is left out. */
export function usageHref(projectId: string, { days, environment }: UsageView): string {
  return hrefOf(`/projects/${projectId}/usage`, {
    ...spanQuery(days),
    ...(environment === null ? {} : { environment }),
  });
}

/** The view as the API's query. */
export function toRequestsQuery({ days, environment }: UsageView): Record<string, string> {
  return { days, ...(environment === null ? {} : { environment }) };
}

export function isSameView(one: UsageView, other: UsageView): boolean {
  return usageHref('', one) === usageHref('', other);
}
