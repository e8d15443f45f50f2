-- What was set on the page or through the API. It goes before aircheck.yaml and the environment.

CREATE TABLE settings (
    -- service, platform:ID or room:ID
    scope VARCHAR(80) NOT NULL,
    name VARCHAR(64) NOT NULL,
    -- as a user writes it; of a secret what its seal makes of it
    setting_text MEDIUMTEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (scope, name)
);
