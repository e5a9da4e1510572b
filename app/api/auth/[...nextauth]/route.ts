import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { nextAuthOptions } from '@/lib/auth/next-auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const answer: Response = await NextAuth(request, context, nextAuthOptions());
  return answer;
}

export { handler as GET, handler as POST };
