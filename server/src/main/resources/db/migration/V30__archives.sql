-- Folders beside that of the recordings whose files are in the library too, and into which nothing is written.

CREATE TABLE archives (
    id BIGINT NOT NULL,
    directory VARCHAR(1024) NOT NULL,
    PRIMARY KEY (id)
);
