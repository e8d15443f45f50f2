-- Work that waits in line: programs and webhooks of hooks, and the steps that finished recordings go through.

CREATE TABLE jobs (
    id BIGINT NOT NULL,
    -- command, webhook or step: what waits for each other
    lane VARCHAR(16) NOT NULL,
    -- what is to be done; the id of a hook, which may hold secrets and stands elsewhere, or a step
    task VARCHAR(255) NOT NULL,
    -- a JSON object of what is known of the occasion
    facts MEDIUMTEXT NOT NULL,
    room_id BIGINT,
    recording_id BIGINT,
    -- the job that must be done before
    after_id BIGINT,
    -- waiting, running, done, failed or cancelled
    state VARCHAR(16) NOT NULL,
    attempts INTEGER NOT NULL,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    started_at BIGINT,
    ended_at BIGINT,
    -- per cent
    progress INTEGER NOT NULL,
    -- exit or HTTP status of the last attempt
    status INTEGER,
    -- the end of what came of it
    output MEDIUMTEXT NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX jobs_by_state ON jobs (lane, state, due_at);
CREATE INDEX jobs_by_recording ON jobs (recording_id, id);
CREATE INDEX jobs_by_room ON jobs (room_id, id);
CREATE INDEX jobs_by_order ON jobs (after_id);
