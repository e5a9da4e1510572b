import { randomUUID } from 'node:crypto';
import { processId } from '@/lib/process-id';

/** A new temporary object's id: whoever finds it later can tell whether its process is still at it. */
export function newTemporaryId(): string {
  return `${processId()}.${randomUUID()}`;
}

/** The process that a temporary object arrived at. */
export function processOf(temporaryId: string): string {
  return temporaryId.split('.')[0] ?? '';
}
