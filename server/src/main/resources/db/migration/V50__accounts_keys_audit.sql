-- Who may log in or call the API, and who did what. Neither passwords nor the keys' secrets are kept, only their hashes.

CREATE TABLE accounts (
    id BIGINT NOT NULL,
    -- the name in lower case: two that differ in case only are one
    name_key VARCHAR(64) NOT NULL,
    name VARCHAR(64) NOT NULL,
    -- owner, operator or viewer
    role VARCHAR(16) NOT NULL,
    password_hash VARCHAR(255) NOT NULL,
    -- grows with every change that ends the account's sessions
    era BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    last_login_at BIGINT,
    PRIMARY KEY (id),
    CONSTRAINT accounts_name_once UNIQUE (name_key)
);

CREATE TABLE api_keys (
    id BIGINT NOT NULL,
    -- SHA-256 of the secret
    secret_hash VARCHAR(64) NOT NULL,
    name VARCHAR(64) NOT NULL,
    -- read, operate or admin
    scope VARCHAR(16) NOT NULL,
    hint VARCHAR(16) NOT NULL,
    made_by VARCHAR(64) NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    PRIMARY KEY (id),
    CONSTRAINT api_keys_secret_once UNIQUE (secret_hash)
);

-- What the program keeps for itself between runs, such as the key under which it signs cookies.
CREATE TABLE access_secrets (
    name VARCHAR(32) NOT NULL,
    secret VARCHAR(255) NOT NULL,
    PRIMARY KEY (name)
);

CREATE TABLE audit (
    id BIGINT NOT NULL,
    happened_at BIGINT NOT NULL,
    -- person, key, computer (nobody had to log in) or stranger
    actor_kind VARCHAR(16) NOT NULL,
    actor VARCHAR(64) NOT NULL,
    address VARCHAR(64) NOT NULL,
    act VARCHAR(64) NOT NULL,
    -- what it was done to, as people call it
    thing VARCHAR(255) NOT NULL,
    -- done, refused or failed
    result VARCHAR(16) NOT NULL,
    -- the HTTP status that was answered
    status INTEGER NOT NULL,
    PRIMARY KEY (id)
);

CREATE INDEX audit_by_time ON audit (happened_at);
