-- Since when each platform's cookie has been what it is; of the cookie itself only a hash is kept.

CREATE TABLE cookie_sightings (
    platform VARCHAR(64) NOT NULL,
    -- SHA-256 of the cookie
    digest VARCHAR(64) NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (platform)
);
