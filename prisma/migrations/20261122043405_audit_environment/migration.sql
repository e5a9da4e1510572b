-- AlterTable
ALTER TABLE "audit_logs" ADD COLUMN     "environment" "environment";
