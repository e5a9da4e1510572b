import type { Metadata } from 'next';
import Link from 'next/link';
import { MessageScreen } from '@/components/shell/message-screen';
import { Button } from '@/components/ui/button';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <MessageScreen
      title="Not found"
      action={
        <Button asChild variant="primary">
          <Link href="/">Go to your project</Link>
        </Button>
      }
    >
      There is nothing at this address, or it belongs to someone else.
    </MessageScreen>
  );
}
