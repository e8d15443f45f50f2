/** What a user demands of a broadcast: hours in which it is, and words in its title or category. Values that know no rooms. */
package io.aircheck.server.rules;
