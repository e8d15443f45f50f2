-- What webhooks of the page are signed with, sealed; null for programs, and for webhooks that were added before.

ALTER TABLE hooks ADD COLUMN secret TEXT;
