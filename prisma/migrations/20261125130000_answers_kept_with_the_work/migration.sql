-- Calls that a crash cut off: whether they did their work is not known, so they are free to be sent again.
DELETE FROM "idempotency_records" WHERE "answered_at" IS NULL;

-- AlterTable
ALTER TABLE "idempotency_records" DROP COLUMN "answered_at",
ALTER COLUMN "data" SET NOT NULL;
