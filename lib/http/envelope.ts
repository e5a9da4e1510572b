import type { Page } from '@/lib/paging';

/** Headers of every answer under `/api/v1` that has a body. */
export function answerHeaders(requestId: string): Record<string, string> {
  return { 'Content-Type': 'application/json; charset=utf-8', ...emptyAnswerHeaders(requestId) };
}

/** Headers of every answer under `/api/v1`. */
export function emptyAnswerHeaders(requestId: string): Record<string, string> {
  return {
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'X-Request-Id': requestId,
  };
}

type Pagination = {
  page: number;
  page_size: number;
  total: number;
  total_pages: number;
  next_cursor: string | null;
};

/** A success: `data`, and `pagination` where it is one page of a list. */
export function successBody(message: string, data: unknown, pagination?: Pagination): string {
  const timestamp = new Date().toISOString();
  return JSON.stringify({ status: 'SUCCESS', message, data, pagination, timestamp });
}

export function paginationOf(page: Page<unknown>): Pagination {
  return {
    page: page.page,
    page_size: page.pageSize,
    total: page.total,
    total_pages: Math.ceil(page.total / page.pageSize),
    next_cursor: page.nextCursor,
  };
}
