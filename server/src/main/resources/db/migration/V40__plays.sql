-- The music that was heard in recordings.

CREATE TABLE plays (
    id BIGINT NOT NULL,
    recording_id BIGINT NOT NULL,
    part_number INTEGER NOT NULL,
    -- from the beginning of the part
    start_millis BIGINT NOT NULL,
    -- 1 while it is playing
    is_open SMALLINT NOT NULL,
    -- artists and title; null for music that nobody knows yet
    song VARCHAR(1024),
    -- a JSON object as in the track list beside the recording
    play TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT plays_of_recording FOREIGN KEY (recording_id) REFERENCES recordings (id)
);

CREATE INDEX plays_by_recording ON plays (recording_id, part_number, start_millis);
CREATE INDEX plays_by_song ON plays (song);
