-- An upload that ends without a row leaves its object to be removed: given up by its process, or swept away after it.
CREATE FUNCTION list_unused_objects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO object_removals (object_path)
    SELECT object_path FROM removed
    WHERE object_path IS NOT NULL AND NOT EXISTS (SELECT FROM files WHERE files.object_path = removed.object_path)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER reservations_removed AFTER DELETE ON "upload_reservations" REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION list_unused_objects();
