-- CreateTable
CREATE TABLE "idempotency_records" (
    "principal_id" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "request_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),
    "data" JSONB,

    CONSTRAINT "idempotency_records_pkey" PRIMARY KEY ("principal_id","idempotency_key")
);

-- CreateIndex
CREATE INDEX "idempotency_records_created_at_idx" ON "idempotency_records"("created_at");
