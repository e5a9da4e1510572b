import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { authenticateSession, noteSessionUse } from '@/lib/accounts';
import type { Ctx } from '@/lib/context';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { AppError } from '@/lib/errors';
import { browserContext } from './browser-context';
import { PATH_HEADER, sessionCookieName } from './credential';
import type { UserPrincipal } from './principal';
import { requireNamedProject } from './require-named-project';
import { verifyToken } from './token';

/**
 * The context of a page in a project. Signed-out visitors are sent to sign-in and come back; a project that is not theirs is not
 * found.
 */
export async function requirePageContext(projectId: string): Promise<Ctx<UserPrincipal>> {
  const principal = await findUser(projectId);
  if (principal === null) redirect(await signInPath());
  return pageContext(principal);
}

/** The context of a page outside any project. */
export async function requireUserContext(): Promise<Ctx<UserPrincipal>> {
  const principal = await findUser(null);
  if (principal === null) redirect(await signInPath());
  return pageContext(principal);
}

/** The context of a page that is for everyone: the signed-in user's, or a visitor's. */
export async function findPageContext(): Promise<Ctx<UserPrincipal> | Ctx> {
  const principal = await findUser(null);
  return principal === null
    ? browserContext(Object.fromEntries(await headers()))
    : pageContext(principal);
}

async function findUser(projectId: string | null): Promise<UserPrincipal | null> {
  const token = (await cookies()).get(sessionCookieName(env().appUrl))?.value;
  if (token === undefined) return null;
  try {
    const { sub, tid, sid } = await verifyToken(token);
    const claims = { userId: sub, tenantId: tid, sessionId: sid };
    const user = await authenticateSession(db(), claims, projectId);
    noteSessionUse(user.sessionId, new Date());
    requireNamedProject(user, projectId);
    return user;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'not_found') notFound();
    if (error.code === 'unauthenticated') return null;
    throw error;
  }
}

/** What a page is about; a page about what is not there, or is somebody else's, is not found. */
export async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound();
    throw error;
  }
}

async function pageContext(principal: UserPrincipal): Promise<Ctx<UserPrincipal>> {
  return { ...browserContext(Object.fromEntries(await headers())), principal };
}

async function signInPath(): Promise<string> {
  const path = (await headers()).get(PATH_HEADER) ?? '/';
  return `/sign-in?callbackUrl=${encodeURIComponent(path)}`;
}
