-- What must stay, what is in the trash, and what was there once.

ALTER TABLE recordings ADD COLUMN locked SMALLINT NOT NULL DEFAULT 0;
-- when it went into the trash; null for what is in the library
ALTER TABLE recordings ADD COLUMN trashed_at BIGINT;
-- age, count, size, space, step or user
ALTER TABLE recordings ADD COLUMN trashed_for VARCHAR(16);
-- when its files were deleted; the row stays, so that a video is not fetched again
ALTER TABLE recordings ADD COLUMN deleted_at BIGINT;

CREATE TABLE trash_files (
    recording_id BIGINT NOT NULL,
    -- both relative to the directory of recordings, with slashes
    origin VARCHAR(1536) NOT NULL,
    place VARCHAR(1536) NOT NULL,
    CONSTRAINT trash_files_of_recording FOREIGN KEY (recording_id) REFERENCES recordings (id)
);

CREATE INDEX trash_files_by_recording ON trash_files (recording_id);
