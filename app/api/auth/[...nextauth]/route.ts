import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const answer: unknown = await NextAuth(request, context, nextAuthOptions());
  if (answer instanceof Response) return answer;
  throw new Error('next-auth gave no response');
}

export { handler as GET, handler as POST };
