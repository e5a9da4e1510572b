import { Time } from '@/components/ui/time';

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

type ChangeValueProps = { field: string; value: unknown };

/** A value as people write it: a moment as a time, a list with commas, nothing as "none", and no context as what it means. */
export function ChangeValue({ field, value }: ChangeValueProps) {
  if (value === undefined) return <span className="text-muted">–</span>;
  if (value === null || value === '') return <span className="text-muted">none</span>;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value.toLocaleString('en');
  if (typeof value === 'string') {
    return MOMENT.test(value) ? <Time at={value} format="full" /> : value;
  }
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) {
    if (value.length > 0) return value.join(', ');
    return field === 'contexts' ? 'every context' : <span className="text-muted">none</span>;
  }
  return <code className="font-mono text-xs wrap-anywhere">{JSON.stringify(value)}</code>;
}
