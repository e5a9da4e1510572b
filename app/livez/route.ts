export { getLivez as GET } from '@/lib/http/health';
