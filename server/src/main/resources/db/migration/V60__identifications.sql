-- What somebody wanted to have named, and what came of it.

CREATE TABLE identifications (
    id BIGINT NOT NULL,
    -- what makes two questions the same
    question VARCHAR(320) NOT NULL,
    -- as people know it
    source VARCHAR(1024) NOT NULL,
    room_id BIGINT,
    recording_id BIGINT,
    deep SMALLINT NOT NULL,
    asked_at BIGINT NOT NULL,
    ended_at BIGINT,
    -- identified, no_match, or a state of a room; null until it is answered
    state VARCHAR(32),
    -- a JSON object as aircheck identify prints it
    answer MEDIUMTEXT,
    PRIMARY KEY (id)
);

CREATE INDEX identifications_by_question ON identifications (question, id);
CREATE INDEX identifications_by_time ON identifications (asked_at);
