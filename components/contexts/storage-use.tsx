import { Meter } from '@/components/ui/meter';
import { sizeText } from '@/components/ui/size-text';
import type { ContextRecord } from '@/lib/contexts/schemas';

const MIB = 1024 * 1024;
const NOTICE_FROM = 0.8;

type StorageUseProps = {
  context: Pick<ContextRecord, 'storage_used_bytes' | 'storage_quota_mb' | 'context_key'>;
};

/** What its live files take, against its quota where it has one. */
export function StorageUse({ context }: StorageUseProps) {
  const { storage_used_bytes: used, storage_quota_mb: quota, context_key: key } = context;
  if (quota === null) {
    return (
      <span>
        {sizeText(used)} <span className="text-xs text-muted">no quota</span>
      </span>
    );
  }
  const limit = quota * MIB;
  const words = `${sizeText(used)} of ${sizeText(limit)}`;
  return (
    <span className="grid gap-1">
      <span className="whitespace-nowrap">{words}</span>
      <Meter
        label={`Storage of ${key}: ${words}`}
        used={used}
        limit={limit}
        isWarning={used / limit >= NOTICE_FROM}
      />
    </span>
  );
}
