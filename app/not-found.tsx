import type { Metadata } from 'next';
import { MessageScreen } from '@/components/shell/message-screen';
import { buttonLook } from '@/components/ui/button-look';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <MessageScreen
      title="Not found"
      action={
        <a href="/" className={buttonLook({ variant: 'primary' })}>
          Go to your project
        </a>
      }
    >
      There is nothing at this address, or it belongs to someone else.
    </MessageScreen>
  );
}
