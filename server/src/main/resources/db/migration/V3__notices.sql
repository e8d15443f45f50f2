-- What is to be told over which channel, and what became of it.

CREATE TABLE notices (
    id BIGINT NOT NULL,
    -- stands for the channel's address, which is a secret
    channel VARCHAR(16) NOT NULL,
    -- what a user recognises the channel by
    channel_label VARCHAR(255) NOT NULL,
    kind VARCHAR(16) NOT NULL,
    event VARCHAR(64) NOT NULL,
    happened_at BIGINT NOT NULL,
    title VARCHAR(255) NOT NULL,
    message VARCHAR(4096) NOT NULL,
    link VARCHAR(1024),
    -- waiting, delivered or given_up
    state VARCHAR(16) NOT NULL,
    attempts INTEGER NOT NULL,
    -- when it is tried (again); when it was tried last once nothing more is done
    due_at BIGINT NOT NULL,
    -- what the service said last
    answer VARCHAR(1024),
    PRIMARY KEY (id)
);

CREATE INDEX notices_by_state ON notices (state, due_at);
CREATE INDEX notices_by_time ON notices (happened_at);
