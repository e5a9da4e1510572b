import { hrefOf, oneOf, pageIn, textIn, type SearchParams } from '@/components/ui/url-view';
import { ACTIONS, ENTITY_TYPES, type Action, type EntityType } from './action-texts';

/** What of the log is in view; it lives in the URL, so that reload and Back keep it. A filter that is null lets everything through. */
export type AuditView = {
  page: number;
  action: Action | null;
  entityType: EntityType | null;
  entityId: string | null;
  actorId: string | null;
  /** Moments of UTC in ISO 8601; both belong to what is let through. */
  from: string | null;
  to: string | null;
};

/** Everything that was done to one thing, or by one actor. */
export type AuditFilter = { entityId: string } | { actorId: string };

export const AUDIT_PAGE_SIZE = 50;
export const MAX_ID_LENGTH = 64;

export const PLAIN_VIEW: AuditView = {
  ...{ page: 1, action: null, entityType: null, entityId: null, actorId: null },
  ...{ from: null, to: null },
};

/** Reads the filters by the API's own names; what cannot be in their places is as if absent. A bare date is that day of UTC. */
export function readAuditView(params: SearchParams): AuditView {
  return {
    page: pageIn(params),
    action: oneOf(ACTIONS, params.get('action')),
    entityType: oneOf(ENTITY_TYPES, params.get('entity_type')),
    entityId: textIn(params, 'entity_id', MAX_ID_LENGTH) || null,
    actorId: textIn(params, 'actor_id', MAX_ID_LENGTH) || null,
    from: momentIn(params.get('from'), 'T00:00:00.000Z'),
    to: momentIn(params.get('to'), 'T23:59:59.999Z'),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

function momentIn(text: string | null, timeOfDay: string): string | null {
  if (text === null) return null;
  const full = DAY.test(text) ? text + timeOfDay : text;
  const date = new Date(MOMENT.test(full) ? full : Number.NaN);
  // The API knows no earlier ones.
  return Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1970 ? null : date.toISOString();
}

/** The page's address with this view; what is usual is left out. */
export function auditHref(projectId: string, view: AuditView): string {
  const page: Record<string, string> = view.page > 1 ? { page: String(view.page) } : {};
  return hrefOf(`/projects/${projectId}/audit`, { ...page, ...toExportQuery(view) });
}

/** The view as the API's query for one page. */
export function toAuditQuery(view: AuditView): Record<string, string> {
  return {
    page: String(view.page),
    page_size: String(AUDIT_PAGE_SIZE),
    ...toExportQuery(view),
  };
}

/** The view as the API's query for all pages: its filters alone. */
export function toExportQuery(view: AuditView): Record<string, string> {
  const { action, entityType, entityId, actorId, from, to } = view;
  return {
    ...(action === null ? {} : { action }),
    ...(entityType === null ? {} : { entity_type: entityType }),
    ...(entityId === null ? {} : { entity_id: entityId }),
    ...(actorId === null ? {} : { actor_id: actorId }),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}

/** The view after a change of its filters: from its first page on. */
export function changedView(view: AuditView, change: Partial<AuditView>): AuditView {
  return { ...view, ...change, page: 1 };
}

export function isFiltered(view: AuditView): boolean {
  return Object.keys(toExportQuery(view)).length > 0;
}

export function isSameView(one: AuditView, other: AuditView): boolean {
  return auditHref('', one) === auditHref('', other);
}
