import type { Metadata } from 'next';
import { ReferenceScreen } from '@/components/reference/reference-screen';
import { readReference } from '@/lib/http/reference';

export const metadata: Metadata = { title: 'API reference' };

export default async function ReferencePage() {
  return <ReferenceScreen operations={await readReference()} />;
}
