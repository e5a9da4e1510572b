'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callApiList } from '@/lib/api-client';
import type { KeyRecord } from '@/lib/keys/schemas';

const MOST_FOUND = 8;
const SETTLED_MS = 150;

const keyRecord = () => import('@/lib/keys/schemas').then(({ KeyRecord }) => KeyRecord);

/** The keys whose name or mask has the text in it, once the typing rests; none for no text and without a project. */
export function useFoundKeys(
  projectId: string | null,
  text: string,
): { found: readonly KeyRecord[]; isSearching: boolean; trouble: string | null } {
  const settled = useSettled(text);
  const isWanted = text !== '' && projectId !== null;
  const query = new URLSearchParams({ q: settled, page_size: String(MOST_FOUND) });
  const { data, error, isFetching } = useQuery({
    queryKey: ['found-keys', projectId, settled],
    queryFn: ({ signal }) =>
      callApiList({
        method: 'GET',
        path: `/api-keys?${query}`,
        output: keyRecord,
        ...(projectId === null ? {} : { projectId }),
        signal,
      }),
    enabled: isWanted && settled !== '',
    placeholderData: keepPreviousData,
  });
  return {
    found: isWanted && settled !== '' ? (data?.items ?? []) : [],
    isSearching: isWanted && (isFetching || settled !== text),
    trouble: error === null ? null : `Keys could not be searched. ${error.message}`,
  };
}

/** The text as it was when it had not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
