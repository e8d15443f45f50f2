-- Plain SQL that SQLite and MariaDB (utf8mb4, binary collation) both take.
-- Times are epoch milliseconds, lengths milliseconds, sizes bytes; ids are handed out by the program.

CREATE TABLE rooms (
    id BIGINT NOT NULL,
    room_key VARCHAR(255) NOT NULL,
    url VARCHAR(4096) NOT NULL,
    quality VARCHAR(64),
    name VARCHAR(255),
    -- 1 where the room was added on the page, 0 where it only stands in a list file
    from_page SMALLINT NOT NULL,
    -- 1 where it was paused on the page
    paused SMALLINT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT rooms_key_once UNIQUE (room_key)
);

CREATE TABLE broadcasts (
    id BIGINT NOT NULL,
    room_id BIGINT NOT NULL,
    platform VARCHAR(64) NOT NULL,
    url VARCHAR(4096) NOT NULL,
    streamer VARCHAR(255),
    title VARCHAR(1024),
    category VARCHAR(255),
    cover VARCHAR(4096),
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    PRIMARY KEY (id)
);

CREATE INDEX broadcasts_by_room ON broadcasts (room_id, id);

CREATE TABLE recordings (
    id BIGINT NOT NULL,
    broadcast_id BIGINT NOT NULL,
    phase VARCHAR(16) NOT NULL,
    directory VARCHAR(1024) NOT NULL,
    base_name VARCHAR(255) NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    -- when something was last written; after a crash, when the stream was lost
    active_at BIGINT NOT NULL,
    end_reason VARCHAR(32),
    message VARCHAR(1024),
    PRIMARY KEY (id),
    CONSTRAINT recordings_of_broadcast FOREIGN KEY (broadcast_id) REFERENCES broadcasts (id)
);

CREATE INDEX recordings_by_broadcast ON recordings (broadcast_id);
CREATE INDEX recordings_by_phase ON recordings (phase, id);

CREATE TABLE parts (
    id BIGINT NOT NULL,
    recording_id BIGINT NOT NULL,
    part_number INTEGER NOT NULL,
    -- relative to the directory of recordings, with slashes
    file VARCHAR(1536) NOT NULL,
    media_type VARCHAR(64) NOT NULL,
    is_open SMALLINT NOT NULL,
    size_bytes BIGINT NOT NULL,
    duration_millis BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    unit_count BIGINT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT parts_of_recording FOREIGN KEY (recording_id) REFERENCES recordings (id)
);

CREATE INDEX parts_by_recording ON parts (recording_id, part_number);

CREATE TABLE gaps (
    id BIGINT NOT NULL,
    recording_id BIGINT NOT NULL,
    begins_at BIGINT NOT NULL,
    length_millis BIGINT NOT NULL,
    unit_count BIGINT NOT NULL,
    cause VARCHAR(32) NOT NULL,
    detail VARCHAR(1024) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT gaps_of_recording FOREIGN KEY (recording_id) REFERENCES recordings (id)
);

CREATE INDEX gaps_by_recording ON gaps (recording_id, begins_at);

CREATE TABLE events (
    id BIGINT NOT NULL,
    happened_at BIGINT NOT NULL,
    kind VARCHAR(64) NOT NULL,
    room_id BIGINT,
    recording_id BIGINT,
    -- a JSON object of texts
    parameters VARCHAR(4096) NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX events_by_room ON events (room_id, id);
CREATE INDEX events_by_time ON events (happened_at);
