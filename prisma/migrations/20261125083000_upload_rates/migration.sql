-- CreateTable
CREATE TABLE "rated_uploads" (
    "id" TEXT NOT NULL,
    "context_id" TEXT NOT NULL,
    "environment" "environment" NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rated_uploads_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rated_uploads_context_id_environment_stored_at_idx" ON "rated_uploads"("context_id", "environment", "stored_at");

-- CreateIndex
CREATE INDEX "rated_uploads_stored_at_idx" ON "rated_uploads"("stored_at");

-- AddForeignKey
ALTER TABLE "rated_uploads" ADD CONSTRAINT "rated_uploads_context_id_fkey" FOREIGN KEY ("context_id") REFERENCES "contexts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
