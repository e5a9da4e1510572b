type Place = {
  tenantId: string;
  projectId: string;
  fileId: string;
  context: { contextKey: string; storagePathTemplate: string | null };
  now: Date;
};

const SAFE_SEGMENT = /^(?!\.)[\w.=-]{1,200}$/;

/**
 * Where a file's bytes live: below its tenant and project, by its context's template. Built from ids, a date and a template whose
 * characters are checked again here, never from what a file is called. It ends in the file's id, so that no two are the same and
 * none lies inside another.
 */
export function objectPathOf({ tenantId, projectId, fileId, context, now }: Place): string {
  const segments = render(context, fileId, now);
  const inside = segments.every((segment) => SAFE_SEGMENT.test(segment)) ? segments : [];
  const ends = inside.at(-1) === fileId ? inside : [...inside, fileId];
  return [tenantId, projectId, ...ends].join('/');
}

function render({ contextKey, storagePathTemplate }: Place['context'], fileId: string, now: Date) {
  if (storagePathTemplate === null) return [];
  const [year = '', month = '', day = ''] = now.toISOString().slice(0, 10).split('-');
  const values: Record<string, string> = {
    ...{ context_key: contextKey, file_id: fileId },
    ...{ year, month, day },
  };
  return storagePathTemplate
    .split('/')
    .map((segment) =>
      segment.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
    );
}
