-- Hooks that were added on the page; those of aircheck.yaml stand there.

CREATE TABLE hooks (
    name VARCHAR(64) NOT NULL,
    -- as a block of aircheck.yaml, in JSON; without a secret
    block MEDIUMTEXT NOT NULL,
    PRIMARY KEY (name)
);
